"""The documents of meetings: one, or all that are to come for a person."""
