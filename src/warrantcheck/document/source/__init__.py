"""The documents of what a fact rests on: one claim, one source, a cited paragraph with its footnotes."""
