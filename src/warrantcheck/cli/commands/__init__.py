"""The commands, grouped by what they speak about."""
