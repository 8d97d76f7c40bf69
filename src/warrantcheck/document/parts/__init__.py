"""What documents are made of: blocks, words for codes, numbered sources, the facts of a leg, for which day it holds."""
