"""Characters that look alike, folded without moving a single offset."""

import re

APOSTROPHES = "’ʼ‛`´"
SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u200a"
DASHES = "‐‑"

_FOLD = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(SPACES, " ") | dict.fromkeys(DASHES, "-"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_RULE = re.compile(r"([^\w\s])\1{49,}")
_UNBROKEN = re.compile(r"\S{200}")


def fold(text: str) -> str:
    """Return text as the parser and the word lists expect it: typewriter apostrophes, plain spaces and hyphens.

    Invisible and control characters become spaces, and so does a rule of 50 or more times one mark; a run of more
    than 200 characters without a space loses every 200th to one (no tokenizer rule then meets a long run). The
    length, hence every offset, stays the same.
    """
    plain = _CONTROL.sub(" ", text.translate(_FOLD))
    return _UNBROKEN.sub(lambda run: run[0][:-1] + " ", _RULE.sub(lambda rule: " " * len(rule[0]), plain))


def visible(text: str) -> str:
    """Return text that cannot steer a terminal: each invisible or control character but tab and newline a space."""
    return _CONTROL.sub(" ", text).replace("\r", " ")


def replace_surrogates(text: str) -> str:
    """Return text with each lone surrogate (a character no encoding can write) replaced by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)
