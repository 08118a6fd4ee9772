"""Stretches whose capitals mark no names: datelines, words all in capitals, sentences of another language."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.extractors.participants.reading import Text

_DATELINE = re.compile(
    r"(?m)^[^\n(]{2,40}(?:\([^\n()]{2,20}\) )?\([A-Z][A-Za-z]{1,9}(?:/[A-Za-z]{2,9}){0,3}\) ?[-–—]"
    r"|^\([A-ZÀ-Þ][\w' -]{1,30}\)(?= [A-ZÀ-Þ«])|©[^\n]{0,40}"
    r"|(?:(?<=\s\s)|(?<=[.!?»”]\s))(?:[A-ZÀ-Þ]\.[ -]{0,2}){1,4}(?:[A-ZÀ-Þ][\w'-]{0,20}\.?)?\s*\Z"
    r"|(?<=\n)(?:[A-ZÀ-Þ][\w'-]{1,20} ){0,2}[A-ZÀ-Þ][A-ZÀ-Þ' .-]{3,40}\s*\Z"
)
_SHOUTED = 3
_FOREIGN = 3
_FOREIGN_GAP = 8


def pass_over_datelines(text: "Text") -> None:
    """Take the words of datelines and signatures for nothing («Lens (AFP) -»)."""
    zones = [(found.start(), found.end()) for found in _DATELINE.finditer(text.written)]
    at = 0
    for index, token in enumerate(text.doc):
        while at < len(zones) and zones[at][1] <= token.idx:
            at += 1
        if at < len(zones) and zones[at][0] <= token.idx:
            text.words[index], text.capital[index] = "", False


def pass_over_shouting(text: "Text") -> None:
    """Take capitals for nothing where more than three words in a row are all in capitals."""
    run: list[int] = []
    for index in range(text.size + 1):
        if index < text.size and _is_shouted(text, index):
            run.append(index)
            continue
        if sum(len(text.words[i]) > 1 and text.words[i].isupper() for i in run) > _SHOUTED:
            for i in run:
                text.capital[i] = False
        run = []


def _is_shouted(text: "Text", index: int) -> bool:
    """Whether a token holds no small letter, and no paragraph ends at it."""
    return text.words[index] == text.words[index].upper() and "\n" not in text.doc[index].text


def pass_over_foreign_words(text: "Text") -> None:
    """Take capitals for nothing in sentences of another language («Take a look at the Bridge»)."""
    run: list[int] = []
    for index in (*(i for i, word in enumerate(text.words) if word in text.lexicon.foreign_words), text.size):
        if index == text.size or (run and index - run[-1] > _FOREIGN_GAP):
            if len(run) >= _FOREIGN:
                _pass_over_sentences(text, run[0], run[-1])
            run = []
        run.append(index)


def _pass_over_sentences(text: "Text", first: int, last: int) -> None:
    while first > 0 and not text.doc[first].is_sent_start:
        first -= 1
    while last + 1 < text.size and not text.doc[last + 1].is_sent_start:
        last += 1
    for index in range(first, last + 1):
        text.capital[index] = False
