"""Schema of languages/<code>/events.toml."""

from factx.language.words import Words


class Events(Words):
    """Words and patterns of events."""
