"""Plans: many trips in one file, the limit they are held to, and the risks that were accepted."""
