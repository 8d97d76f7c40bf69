"""How the provisions that results name are written."""

from __future__ import annotations


def spell_all(articles: tuple[str, ...]) -> str:
    """Write articles as a reader expects: `art. 59`, `arts. 59, 86, 89(1)`, other instruments after a semicolon."""
    own = [a for a in articles if a[:1].isdigit()]
    others = [a for a in articles if not a[:1].isdigit()]
    text = f"art{'s' if len(own) > 1 else ''}. {', '.join(own)}" if own else ""
    return "; ".join(part for part in (text, *others) if part)
