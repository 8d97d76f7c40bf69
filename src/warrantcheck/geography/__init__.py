"""Where states lie: regions of the world, and shapes on a map. Made from Natural Earth by `tools/make_map.py`."""
