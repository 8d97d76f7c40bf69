"""Answers as documents: each kind of answer is made into blocks here, once; formats draw the blocks."""
