"""Schema of languages/<code>/people.toml."""

from factx.language.words import Words


class People(Words):
    """Words and patterns of people."""
