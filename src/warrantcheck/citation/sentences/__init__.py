"""The sentences of a paragraph, each on what it tells: the warrant, the duty, rulings, words, the trip, the arrest."""
