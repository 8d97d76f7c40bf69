"""Many questions at once: rows in, the same rows with answers out, in the same order and in bounded memory."""
