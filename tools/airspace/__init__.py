"""Parts of tools/make_airspace.py: sources, zones, belts, runs, and the file they become."""
