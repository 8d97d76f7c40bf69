"""The Python API: what the command line can answer, as functions that take plain values; `warrantcheck` offers them."""
