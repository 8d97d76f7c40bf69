"""What a flight would meet: where it stops, and whose airspace it crosses."""
