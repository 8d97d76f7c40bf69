"""A plan of questions asked again and again: what it remembers, where it is kept, what changed since."""
