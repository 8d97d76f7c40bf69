"""What a fact rests on: one claim with its sources, one source with its claims, the best of several."""
