"""Records, their YAML sources, the rules they obey and the compiled form that is shipped."""
