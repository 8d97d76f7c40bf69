"""Maps of the world, drawn from a result: SVG, HTML, PNG and the terminal. Nothing here needs more than the standard
library, but the PNG."""
