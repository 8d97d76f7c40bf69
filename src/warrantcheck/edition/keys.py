"""The public keys by which editions are trusted. How they are changed: SECURITY.md."""

TRUSTED: tuple[str, ...] = ("RWQ+IWkIjkcHRNuqNkHfVMRAkI1RaYaoZKDuuRYcW3142yYFAUgsPOEZ",)
"""Public keys of minisign, in base64, the one in use first. A key that is retired stays until no program that ships it
is in use; one that leaked goes at once."""
