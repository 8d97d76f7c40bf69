"""A paragraph for a story: sentences that each rest on claims, footnotes, and how to cite the data."""
