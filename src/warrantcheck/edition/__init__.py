"""Editions of the data, apart from the program: fetched, verified, kept, chosen."""
