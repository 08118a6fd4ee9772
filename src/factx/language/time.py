"""Schema of languages/<code>/time.toml."""

from factx.language.words import Words


class Time(Words):
    """Words and patterns of time."""
