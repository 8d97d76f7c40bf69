"""Many at once: people against places, the whole world, a map of it, all states, all days."""
