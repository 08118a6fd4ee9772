"""Schema of languages/<code>/history.toml."""

from factx.language.words import Words


class History(Words):
    """Words and patterns of history."""
