"""Who is wanted, and what happened around them: statements, trips, arrests, and what may have changed since."""
