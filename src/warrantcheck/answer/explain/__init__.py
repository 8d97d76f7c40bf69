"""Why an answer is as it is: its factors, the statements that decide it, and what would flip it."""
