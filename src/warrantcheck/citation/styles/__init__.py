"""How footnotes and entries are written: plainly, as OSCOLA and Chicago have it, and for BibTeX."""
