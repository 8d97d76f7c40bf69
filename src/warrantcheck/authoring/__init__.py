"""Making data: YAML is read, checked, linted, laid over and compiled. No ordinary answer imports this."""
