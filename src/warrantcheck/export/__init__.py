"""The data and the answers as tables that other programs read."""
