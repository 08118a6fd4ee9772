"""Schema of languages/<code>/tokens.toml: words by which the tokenizer parts what is written without a space."""

from factx.language.words import Words


class Tokens(Words):
    """What begins a sentence glued to a heading, and what a hyphen ties to the word before."""

    openers: tuple[str, ...] = ()
    """Words with a capital that begin a sentence right behind a heading without a stop («à LensLa foule»)."""
    enclitics: tuple[str, ...] = ()
    """Words that are tokens of their own behind a hyphen («dit-il»); any other makes a compound noun («rond-point»)."""
    endings: tuple[str, ...] = ()
    """Words of two letters that make one too («start-up»)."""
