"""Schema of languages/<code>/places.toml."""

from factx.language.words import Words


class Places(Words):
    """Words and patterns of places."""
