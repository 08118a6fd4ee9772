"""Templates with their style and script, and the page of one article made of them."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from textwrap import shorten
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from factx.page.cards import cards
from factx.page.marking import marked_lines
from factx.page.timeline import timeline
from factx.records import Facts
from factx.typography import replace_surrogates, visible

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LEAD_LENGTH = 100


def to_html(facts: Facts) -> str:
    """Return the page of one article, a whole HTML document.

    Args:
        facts: The facts of one article.
    """
    article = facts.article
    lines, depth = marked_lines(facts)
    return render(
        "article",
        article=article,
        title=headline(facts),
        link=article.url if article.url and re.match("https?://", article.url) else None,
        lines=lines,
        depth=depth,
        sections=cards(facts),
        timeline=timeline(facts),
        warnings=facts.warnings,
    )


def headline(facts: Facts) -> str:
    """Return an article's title, or its first words, with no invisible character."""
    article = facts.article
    first_line = article.text[article.body_start :].strip().partition("\n")[0]
    return visible(article.title or shorten(first_line, _LEAD_LENGTH, placeholder=" …")) or "article"


def render(name: str, **values: Any) -> str:
    """Return a page made of one of the templates."""
    return clean(_template(name).render(**values))


def clean(page: str) -> str:
    """Return text without the characters that HTML does not allow."""
    return replace_surrogates(_CONTROL.sub("\ufffd", page))


@cache
def _template(name: str) -> Any:
    folder = files("factx.page")
    common, own, script, template = (
        (folder / file).read_text(encoding="utf-8")
        for file in ("common.css", f"{name}.css", f"{name}.js", f"{name}.html.jinja")
    )
    style = common + own
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = visible
    environment.globals |= {
        "style": Markup(style),  # noqa: S704 (our own file)
        "script": Markup(script),  # noqa: S704 (our own file)
        "policy": (
            f"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
            f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'"
        ),
    }
    return environment.from_string(template)


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
