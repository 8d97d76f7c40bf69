"""Tracks of flights: files of positions read, cleaned of what cannot be, and searched for landings."""
