"""How answers look: one module a format. A renderer takes a result and decides nothing."""
