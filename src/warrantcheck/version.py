"""The version of the program, where everything below the package itself can read it."""

VERSION = "0.2.0"
