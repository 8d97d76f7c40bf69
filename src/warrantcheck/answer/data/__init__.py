"""The data itself: what it holds, how well it is sourced, what a search finds in it, its editions compared."""
