"""Files of observed positions, as trackers and avionics boxes write them: what they hold, and what to say of it."""
