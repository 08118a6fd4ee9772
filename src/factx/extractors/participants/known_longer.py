"""Names known beforehand that go on: branches, points of the compass, what a treaty is about."""

from factx.extractors.participants.reading import Name, Text
from factx.extractors.participants.run_ends import ends_in_compass


def lengthened(text: Text, known: Name) -> Name:
    """Return a known name with what goes on with it; itself when nothing does."""
    return _with_branch(text, known) or _with_matter(text, known) or _with_compass(text, known)


def _with_branch(text: Text, name: Name) -> Name | None:
    """Return a known organization with the place that names its branch («France 3 Bretagne»)."""
    after = name.last + 1
    if name.kind != "organization" or after >= text.size or not text.followed(name.last):
        return None
    branch = text.known(after)
    is_place = branch is not None and branch.known is not None and branch.known.place is not None
    return text.name(name.first, branch.last, "organization") if branch and is_place else None


def _with_matter(text: Text, name: Name) -> Name | None:
    """Return a known treaty with what it is about («accord de Paris sur le climat»)."""
    at = name.last + 1
    if name.kind != "work" or name.last == name.first or at + 2 >= text.size:
        return None
    grammar = text.lexicon.grammar
    about = text.words[at] in grammar.about and text.words[at + 1] in text.lexicon.articles
    if not about or text.doc[at + 2].pos_ != "NOUN" or text.words[name.first].lower() not in grammar.treaties:
        return None
    longer = text.name(name.first, at + 2, "work")
    longer.known = name.known
    return longer


def _with_compass(text: Text, name: Name) -> Name:
    """Return a known place with the point of the compass after it («Kivu du Nord»)."""
    is_place = name.known is not None and name.known.place is not None
    return text.name(name.first, name.last + 2, "place") if is_place and ends_in_compass(text, name.last + 2) else name
