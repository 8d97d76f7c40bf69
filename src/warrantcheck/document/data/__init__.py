"""The documents of the data itself: what it holds, whether it is sound, what was found in it, its editions compared."""
