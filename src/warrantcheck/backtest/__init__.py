"""Past trips judged with what was known the day before, and scored against what happened."""
