"""Personal pronouns joined to the participant they stand for."""

from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity, Gender
from factx.language.people import Pronouns

if TYPE_CHECKING:
    from factx.tree import Token


def join_pronouns(discourse: Discourse) -> None:
    """Add pronoun mentions («il», «ce dernier») to entities, in text order."""
    words = discourse.language.people.pronouns
    for token in discourse.doc:
        last = token.i
        if gender := _last_named(token, words):
            if "-" not in token.text and token.lower_ not in words.last_named:
                last += 1
            entity = next((e for e in _kinds_before(discourse, token, gender)), None)
        elif reading := _agreement(token, words):
            gender, plural, oblique = reading
            entity = _antecedent(discourse, token, gender, plural, oblique)
        else:
            continue
        if entity is None:
            continue
        end = discourse.doc[last].idx + len(discourse.doc[last])
        start = end - len(_bare(token)) if last == token.i else token.idx
        discourse.add(entity, Draft(start, end, token.i, last, "pronoun", "pronoun"))
        if entity.kind == "person" and not entity.plural and gender is not None:
            entity.gender = entity.gender or gender


def _bare(token: "Token") -> str:
    return token.lower_.lstrip("-").removeprefix("t-")


def _last_named(token: "Token", words: Pronouns) -> Gender | None:
    if token.lower_ not in words.last_named_starts:
        return None
    two = token.doc.written(token.i, min(token.i + 2, len(token.doc))).lower()
    for phrase in (two, token.lower_):
        if phrase in words.last_named:
            return "m" if words.last_named[phrase] == "m" else "f"
    return None


def _kinds_before(discourse: Discourse, token: "Token", gender: Gender) -> list[Entity]:
    """Return the entities that «ce dernier» may stand for, the last mentioned first."""
    found = []
    for seen in discourse.before(token.idx):
        entity = seen.entity
        if entity.plural or entity.kind in ("country", "place", "group"):
            continue
        if entity.kind != "person" or entity.gender in (None, gender):
            found.append(entity)
    return found


def _agreement(token: "Token", words: Pronouns) -> tuple[Gender | None, bool, bool] | None:
    """Return a pronoun's gender (None: either), whether it is plural, whether no subject; None of other tokens."""
    lower = _bare(token)
    if token.pos_ in ("PUNCT", "SPACE", "VERB") or (lower not in words.all_forms):
        return None
    if lower in words.masculine:
        return None if _is_impersonal(token, words) else ("m", False, False)
    if lower in words.feminine:
        return "f", False, token.i > 0 and token.doc[token.i - 1].pos_ == "ADP"
    if lower in words.masculine_plural:
        return "m", True, lower == "eux"
    if lower in words.feminine_plural:
        return "f", True, False
    if token.pos_ != "PRON":
        return None
    if lower in words.oblique:
        return None, False, True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if (
        lower in ("le", "la")
        and following is not None
        and following.pos_ in ("VERB", "AUX")
        and token.dep_.startswith(("obj", "iobj"))
        and not (token.i > 0 and "Part" in token.doc[token.i - 1].morph.get("VerbForm", []))
    ):
        return ("f" if lower == "la" else "m"), False, True
    return None


def _is_impersonal(token: "Token", words: Pronouns) -> bool:
    following = [
        t.lower_ for t in token.doc[token.i + 1 : token.i + 6] if t.lower_ not in ("ne", "n'", "pas", "lui", "leur")
    ]
    if token.text.startswith("-"):
        before = token.doc[max(0, token.i - 2) : token.i]
        return any(t.lower_ in words.impersonal_forms for t in before)
    if (following[:1] == ["y"] and set(following[1:3]) & words.having) or following[1:3] == ["y", "avoir"]:
        return True
    if "".join(following[:2]) in ("s'agit", "s'agissait", "s'agirait", "s'agira"):
        return True
    if following[:1] and following[0] in words.impersonal_forms:
        return True
    being = following[:1] and following[0] in words.being
    return bool(being and any(word in words.impersonal_adjectives for word in following[1:4]))


def _antecedent(
    discourse: Discourse, token: "Token", gender: Gender | None, plural: bool, oblique: bool
) -> Entity | None:
    def fits(entity: Entity) -> bool:
        if plural:
            return entity.plural and (gender != "f" or entity.gender == "f")
        if entity.kind != "person" or entity.plural:
            return False
        return gender is None or entity.gender == gender or (gender == "m" and entity.gender is None)

    likely = discourse.salient(token, fits)
    if not likely:
        return None
    if token.text.startswith("-") and not plural:
        speaker = discourse.last_speaker(token.idx)
        pair = discourse.closed_before(token.idx)
        inside = pair is not None and token.idx - pair.close < 60
        if speaker is not None and inside and fits(speaker):
            return speaker
    if oblique and token.i > 0 and token.doc[token.i - 1].lower_ in ("selon", "après"):
        speaker = discourse.last_speaker(token.idx)
        if speaker is not None and fits(speaker):
            return speaker
    if oblique and len(likely) > 1:
        subject = _subject_of_clause(discourse, token)
        return next((entity for entity in likely if entity is not subject), None)
    return likely[0]


def _subject_of_clause(discourse: Discourse, token: "Token") -> Entity | None:
    sentence = discourse.sentence_of[token.i]
    for seen in discourse.before(token.idx):
        if seen.sentence != sentence:
            return None
        if seen.subject:
            return seen.entity
    return None
