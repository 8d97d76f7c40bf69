"""From a name as people write it to the one record it means; never a guess."""
