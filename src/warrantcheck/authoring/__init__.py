"""Making data: YAML is read, checked, linted, added to the shipped data and compiled. No ordinary answer imports
this."""
