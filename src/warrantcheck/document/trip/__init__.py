"""The document of a trip, and how other documents name its places and groups in a few lines."""
