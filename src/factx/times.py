"""Times of one article as a timeline, as TIMEX3 elements and as TimeML."""

from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from factx.records import Facts, TimeExpression

_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")
"""Characters that XML 1.0 has no way to write."""


def timeline(facts: Facts) -> tuple[TimeExpression, ...]:
    """Return the times with a place on the calendar, the earlier first.

    Args:
        facts: The facts of one article.

    Returns:
        The time expressions that have an interval and say when, not how long or how often: in order of when they
            begin, then of when they end, then of the text.
    """
    dated = [(time.interval, time) for time in facts.times if time.interval and time.type in ("DATE", "TIME")]
    dated.sort(key=lambda item: (_moment(item[0][0]), _moment(item[0][1]), item[1].start))
    return tuple(time for _, time in dated)


def to_timex3(time: TimeExpression) -> str:
    """Return a time expression as a TIMEX3 element around its text."""
    about = {"tid": time.id, "type": time.type, "value": time.value, "mod": time.modifier}
    about |= {"freq": time.freq, "quant": time.quant}
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in about.items() if value)
    return f"<TIMEX3{attributes}>{_escaped(time.text)}</TIMEX3>"


def to_timeml(facts: Facts) -> str:
    """Return an article as a TimeML document: its text with TIMEX3 elements, the publication date as creation time."""
    article = facts.article
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n']
    if article.id:
        parts.append(f"<DOCID>{_escaped(article.id)}</DOCID>\n")
    if article.published:
        day = article.published.isoformat()
        created = 'type="DATE" functionInDocument="CREATION_TIME" temporalFunction="false"'
        parts.append(f'<DCT><TIMEX3 tid="dct" {created} value="{day}">{day}</TIMEX3></DCT>\n')
    if article.title:
        parts.append(f"<TITLE>{_escaped(article.title)}</TITLE>\n")
    parts.append("<TEXT>")
    at = 0
    for time in facts.times:
        if time.start >= at:
            parts += [_escaped(article.text[at : time.start]), to_timex3(time)]
            at = time.end
    parts.append(f"{_escaped(article.text[at:])}</TEXT>\n</TimeML>\n")
    return "".join(parts)


def _escaped(text: str) -> str:
    return escape(text.translate(_UNWRITABLE))


def _moment(stamp: str) -> datetime:
    return (
        datetime.fromisoformat(stamp)
        if "T" in stamp
        else datetime.combine(date.fromisoformat(stamp), datetime.min.time())
    )
