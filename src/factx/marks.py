"""Quotation marks, paired: which stretches of a text stand between marks. Pure text, no parse, no language."""

import re
from dataclasses import dataclass

OPENING_TOKENS, CLOSING_TOKENS = frozenset(('"', "«", "“")), frozenset(('"', "»", "”"))
"""The usual marks, for those who look at single tokens, not at pairs."""
_MARK = re.compile("[«»“”„\"‹›‘’']|\n")
_DOUBLED = re.compile("‘‘|’’|''")
_OPENING, _CLOSING = "«“„‹‘", "»”›’"
_CLOSED_BY = {"«": "»", "“": "”", "„": "”“", "‹": "›", '"': '"', "‘": "’", "'": "'", "»": "»", "”": "”"}
_DEEPEST = 4
"""How many pairs may stand inside one another."""
_LONGEST = 4000
"""How far from its opening mark a pair that crosses paragraphs may close, in characters."""
_REOPENED = re.compile(r"\s{1,20}([«“\"])")
_NEXT = re.compile("[«»“”]")
_SENTENCE_END = ".!?…"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between two marks: the marks at `open` and `close`, the words in `text[start:end]`.

    `depth` is 0 for an outermost pair, 1 for one inside another. When `continues`, the stretch ends with its paragraph
    and the next paragraph opens its mark anew; `close` is then the paragraph's last character.
    """

    open: int
    close: int
    start: int
    end: int
    depth: int
    continues: bool = False


def paired(text: str) -> tuple[Marked, ...]:
    """Pair the quotation marks of a text, in order of their opening.

    A straight mark opens or closes by what stands beside it, and so does a curved one that points the wrong way. Single
    marks count inside others, or curved; two of them are one double mark; an apostrophe is none. A pair crosses a line
    break when the next mark closes it, and ends there when the next paragraph opens anew. A mark that finds no partner
    is passed over; a closing mark too many extends the pair before it, when both stand in one sentence.
    """
    pairs: list[Marked] = []
    stack: list[tuple[str, int]] = []
    text = _DOUBLED.sub(lambda mark: ' "' if _gap_before(text, mark.start()) else '" ', text)
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        if mark == "\n":
            if stack:
                _end_paragraph(text, at, stack, pairs)
        elif mark in "'’‘" and not _is_single_mark(text, at, mark, stack):
            continue
        elif _opens(text, at, mark, stack):
            stack.append((mark, at))
        elif (depth := _partner(text, at, mark, stack)) is not None:
            del stack[depth + 1 :]
            _, opened_at = stack.pop()
            if inner := _inner(text, opened_at + 1, at):
                pairs.append(Marked(opened_at, at, *inner, depth=depth))
        elif not stack and pairs and mark not in "'’" and _same_sentence(text, pairs[-1].close, at):
            last = pairs.pop()
            if inner := _inner(text, last.open + 1, at):
                pairs.append(Marked(last.open, at, *inner, depth=0))
    return _outermost(pairs)


def _partner(text: str, at: int, mark: str, stack: list[tuple[str, int]]) -> int | None:
    """Return the place in the stack of the mark that this one closes."""
    for depth in range(len(stack) - 1, max(len(stack) - 1 - _DEEPEST, -1), -1):
        opened = stack[depth][0]
        if mark in _CLOSED_BY[opened] or (mark == opened and _gap_after(text, at)):
            return depth
    return None


def _opens(text: str, at: int, mark: str, stack: list[tuple[str, int]]) -> bool:
    begins, ends = _gap_before(text, at), _gap_after(text, at)
    unfinished = any(mark == opened for opened, _ in stack[-_DEEPEST:])
    if mark in _CLOSING and mark != "’":
        partner = any(mark in _CLOSED_BY[opened] for opened, _ in stack[-_DEEPEST:])
        return not partner and begins and _points_forward(text, at, mark)
    if mark in _OPENING:
        closes_low = mark == "“" and bool(stack) and stack[-1][0] == "„"
        return (
            text[at + 1 : at + 2] not in tuple(",.;:!?)")
            and not closes_low
            and not (unfinished and ends and not begins)
        )
    if mark == "’":
        return False
    if begins != ends:
        return begins
    return not unfinished


def _gap_before(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return not before or before.isspace() or before in "([-–—/'’«“\""


def _gap_after(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not after or after.isspace() or after in ".,;:!?)]…»”/\"'’"


def _points_forward(text: str, at: int, mark: str) -> bool:
    """Tell whether a closing mark stands where one opens: before a word, and closed by its like («d'» élan»»)."""
    after = text[at + 1 : at + 3].lstrip()
    following = _NEXT.search(text, at + 1, at + 300)
    return (
        bool(after[:1].isalnum() and following and following[0] == mark and "\n" not in text[at : following.start()])
        and not text[max(at - 2, 0) : at].isspace()
        and text[at - 1 : at] not in ("", "\n")
    )


def _is_single_mark(text: str, at: int, mark: str, stack: list[tuple[str, int]]) -> bool:
    """Tell whether a single mark is one, not an apostrophe."""
    single = any(opened in "'‘" for opened, _ in stack[-_DEEPEST:])
    if mark == "‘":
        return _gap_before(text, at) and not _gap_after(text, at)
    if single and _gap_after(text, at) and not text[at - 1 : at].isspace():
        return True
    return (
        mark == "'"
        and bool(stack)
        and not single
        and _gap_before(text, at)
        and text[at + 1 : at + 2].isalpha()
        and (text[at - 1 : at] not in "'’")
    )


def _end_paragraph(text: str, at: int, stack: list[tuple[str, int]], pairs: list[Marked]) -> None:
    """Decide what becomes of marks open at a line break: kept, closed there when the next line reopens, or dropped."""
    mark, opened_at = stack[0]
    del stack[1:]
    reopened = _REOPENED.match(text, at)
    inner = _inner(text, opened_at + 1, at)
    if reopened and reopened[1] == mark and inner and text[inner[1] - 1] in _SENTENCE_END:
        if _at_line_start(text, opened_at) or mark != '"':
            pairs.append(Marked(opened_at, inner[1] - 1, *inner, depth=0, continues=True))
        stack.clear()
        return
    if mark in "«“" and at - opened_at < _LONGEST:
        following = _NEXT.search(text, at, opened_at + _LONGEST)
        if following and following[0] == _CLOSED_BY[mark]:
            return
    stack.clear()


def _at_line_start(text: str, at: int) -> bool:
    return not text[max(at - 2, 0) : at].strip(" ") or text[at - 1] == "\n"


def _outermost(pairs: list[Marked]) -> tuple[Marked, ...]:
    """Return the pairs in order of opening, each with the depth at which it really stands."""
    ordered: list[Marked] = []
    around: list[int] = []
    for pair in sorted(pairs, key=lambda pair: (pair.open, -pair.close)):
        while around and around[-1] < pair.open:
            around.pop()
        ordered.append(Marked(pair.open, pair.close, pair.start, pair.end, depth=len(around), continues=pair.continues))
        around.append(pair.close)
    return tuple(ordered)


def _inner(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _same_sentence(text: str, start: int, end: int) -> bool:
    return end - start < 400 and not re.search(r"[.!?…]\s*[A-ZÀ-Þ]|\n", text[start + 1 : end])
