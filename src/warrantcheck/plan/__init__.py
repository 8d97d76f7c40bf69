"""Plans: many trips in one file, their limit, and the risks that were accepted."""
