"""The documents of people: everyone named, one person, what happened, what may have changed since."""
