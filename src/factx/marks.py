"""Quotation marks, paired: which stretches of a text stand between marks. Pure text, no parse, no language."""

import re
from dataclasses import dataclass

_MARK = re.compile('[«»“”„"‹›]|\n')
_OPENING, _CLOSING = "«“„‹", "»”›"
_PARTNER = {"«": "»", "“": "”", "„": "”“", "‹": "›", '"': '"'}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between two marks: the marks at `open` and `close`, the words in `text[start:end]`.

    `depth` is 0 for an outermost pair, 1 for one inside another.
    """

    open: int
    close: int
    start: int
    end: int
    depth: int


def paired(text: str) -> tuple[Marked, ...]:
    """Pair the quotation marks of a text, in order of their opening.

    Pairs never cross a line break. A straight mark opens or closes by what stands beside it. A mark that finds no
    partner is passed over; a closing mark too many extends the pair before it, when both stand in one sentence.
    """
    pairs: list[Marked] = []
    stack: list[tuple[str, int]] = []
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        if mark == "\n":
            stack.clear()
        elif _opens(text, at, mark, stack):
            stack.append((mark, at))
        elif any(mark in _PARTNER[opened] for opened, _ in stack[-4:]):
            while mark not in _PARTNER[stack[-1][0]]:
                stack.pop()
            _, opened_at = stack.pop()
            if inner := _inner(text, opened_at, at):
                pairs.append(Marked(opened_at, at, *inner, depth=len(stack)))
        elif not stack and pairs and _same_sentence(text, pairs[-1].close, at):
            last = pairs.pop()
            if inner := _inner(text, last.open, at):
                pairs.append(Marked(last.open, at, *inner, depth=0))
    return tuple(sorted(pairs, key=lambda pair: pair.open))


def _opens(text: str, at: int, mark: str, stack: list[tuple[str, int]]) -> bool:
    if mark != '"':
        return mark in _OPENING and not (mark == "“" and stack and stack[-1][0] == "„")
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    after_gap = not before or before.isspace() or before in "([-–—'’«“"
    before_gap = not after or after.isspace() or after in ".,;:!?)]…»”"
    if after_gap != before_gap:
        return after_gap
    return not any(opened == '"' for opened, _ in stack)


def _inner(text: str, opened: int, closed: int) -> tuple[int, int] | None:
    start, end = opened + 1, closed
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _same_sentence(text: str, start: int, end: int) -> bool:
    between = text[start + 1 : end] if end - start < 400 else "."
    return not re.search(r"[.!?…\n]\s*[A-ZÀ-Þ]|[\n]", between)
