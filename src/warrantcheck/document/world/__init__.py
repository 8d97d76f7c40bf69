"""The documents of many at once: people against places, the whole world, one state or all."""
