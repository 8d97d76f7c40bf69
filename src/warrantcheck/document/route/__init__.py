"""The document of a route: where it stops, and whose airspace it crosses."""
