"""Schema of languages/<code>/speech.toml."""

from factx.language.words import Words


class Speech(Words):
    """Words and patterns of speech."""
