"""The documents of questions asked again: a plan checked against its limits, what is watched, what changed."""
