"""What has happened in practice, as an estimate from named factors; never blended with the duty."""
