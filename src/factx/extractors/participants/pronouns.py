"""Personal pronouns joined to the participant they stand for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse, Seen
from factx.extractors.participants.entity import Draft, Entity, Gender
from factx.language.people import Pronouns

if TYPE_CHECKING:
    from factx.tree import Token


def join_pronouns(discourse: Discourse) -> None:
    """Add pronoun mentions («il», «ce dernier») to entities, in text order."""
    words = discourse.language.people.pronouns
    mentions = [mention for entity in discourse.entities for mention in entity.mentions]
    taken = {i for mention in mentions if mention.form == "name" for i in range(mention.first, mention.last + 1)}
    taken |= {mention.first for mention in mentions if mention.last <= mention.first + 1}
    for token in discourse.doc:
        if token.i in taken:
            continue
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
    if lower not in words.all_forms or token.pos_ in ("PUNCT", "SPACE", "VERB"):
        return None
    before = token.doc[token.i - 1] if token.i else None
    if lower in words.masculine:
        return None if _is_impersonal(token, words) else ("m", False, False)
    if lower in words.feminine:
        return "f", False, before is not None and before.pos_ == "ADP"
    if lower in words.masculine_plural:
        return "m", True, lower == "eux"
    if lower in words.feminine_plural:
        return "f", True, False
    if token.pos_ != "PRON":
        return None
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if lower in words.oblique:
        stressed = before is not None and before.pos_ == "ADP"
        return "m" if stressed or (following is not None and following.lower_ in words.strong) else None, False, True
    if lower in ("le", "la") and following is not None and _is_personal_object(token, before, following, words):
        return ("f" if lower == "la" else "m"), False, True
    return None


def _is_personal_object(token: "Token", before: "Token | None", following: "Token", words: Pronouns) -> bool:
    """Whether «le» or «la» before a verb stands for somebody, not for a clause («comme il le dit»)."""
    if following.pos_ not in ("VERB", "AUX") or not token.dep_.startswith(("obj", "iobj")):
        return False
    if before is not None and (before.lower_ == "comme" or "Part" in before.morph.get("VerbForm", [])):
        return False
    return token.lower_ == "la" or token.head.lemma_ not in words.neutral_objects


def _is_impersonal(token: "Token", words: Pronouns) -> bool:
    """Whether «il» stands for nobody: «il faut», «il y a», «il semble que», «il est prévu de», «il est temps»."""
    if token.text.startswith("-"):
        before = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]]
        verb = before[-2:] if before[-1:] == ["-t"] else before[-1:]
        following = [*verb[:1], *(t.lower_ for t in token.doc[token.i + 1 : token.i + 7])]
        if "y" in before[-2:]:
            return True
    else:
        following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 9]]
    at, size = 0, len(following)
    while at < size:
        word = following[at]
        after = following[at + 1] if at + 1 < size else ""
        if word in words.impersonal_forms or (word in words.reflexive_forms and at and following[at - 1] == "s'"):
            return True
        if word == "y" and after in words.having:
            participle = token.doc[min(token.i + at + 3, len(token.doc) - 1)]
            return "Part" not in participle.morph.get("VerbForm", []) or participle.lower_ in words.having
        if word in words.before_clauses and (after in words.clauses or following[at + 1 : at + 3][-1:] == ["que"]):
            return True
        if word in words.being and _is_judged(following[at + 1 :], words):
            return True
        if word not in words.light and word not in words.being:
            return False
        at += 1
    return False


def _is_judged(following: list[str], words: Pronouns) -> bool:
    """Whether what follows «il est» judges a clause («bien triste de», «temps», «13 heures»)."""
    for at, word in enumerate(following[:4]):
        if word in words.timeless or (word.isdigit() and following[at + 1 : at + 2] in (["heures"], ["h"])):
            return True
        if word in words.impersonal_adjectives:
            return bool(set(following[at + 1 : at + 2]) & {"de", "d'", *words.clauses})
        if word not in words.light and word not in words.being:
            return False
    return False


def _antecedent(
    discourse: Discourse, token: "Token", gender: Gender | None, plural: bool, oblique: bool
) -> Entity | None:
    def fits(entity: Entity) -> bool:
        if plural:
            return entity.plural and (gender != "f" or entity.gender == "f")
        if entity.kind != "person" or entity.plural or discourse.is_reporter(entity):
            return False
        return gender is None or entity.gender == gender or (gender == "m" and entity.gender is None)

    likely = discourse.salient(token, fits)
    if plural and (both := _pair(discourse, token, gender, likely)) is not None:
        return both
    if not likely:
        return None
    if not oblique and not token.text.startswith("-") and _names_a_thing(discourse, token, gender, plural, likely[0]):
        return None
    if token.text.startswith("-") and not plural:
        speaker = discourse.last_speaker(token.idx)
        pair = discourse.closed_before(token.idx)
        inside = pair is not None and token.idx - pair.close < 60
        if speaker is not None and pair is not None and inside and fits(speaker):
            return next((e for e in _subjects_since(discourse, speaker, pair.open) if fits(e)), speaker)
    if oblique and token.i > 0 and token.doc[token.i - 1].lower_ in ("selon", "après"):
        speaker = discourse.last_speaker(token.idx)
        if speaker is not None and fits(speaker):
            return speaker
    if oblique and len(likely) > 1:
        subject = _subject_of_verb(discourse, token)
        return next((entity for entity in likely if entity is not subject), None)
    return likely[0]


def _subjects_since(discourse: Discourse, speaker: Entity, offset: int) -> Iterator[Entity]:
    """Yield who was the subject of the writer's own sentences since somebody spoke, the latest first."""
    for seen in discourse.before(offset):
        if seen.entity is speaker:
            return
        if seen.subject and not seen.quoted:
            yield seen.entity


def _pair(discourse: Discourse, token: "Token", gender: Gender | None, likely: list[Entity]) -> Entity | None:
    """Return two persons named together since the likeliest group («Ada Morel et Paul Rey … Ils …»), now one of it."""
    if discourse.quotation(token.idx) is not None:
        return None
    later = None
    for seen in discourse.before(token.idx):
        if discourse.sentence_of[token.i] - seen.sentence > 1 or (likely and seen.entity is likely[0]):
            return None
        both = later is not None and seen.end < later.start and seen.entity is not later.entity
        if both and later is not None and _are_paired(discourse, seen, later):
            female = {seen.entity.gender, later.entity.gender} == {"f"}
            if (gender == "f") != female:
                return None
            return _joint(discourse, seen, later)
        later = seen
    return None


def _are_paired(discourse: Discourse, one: Seen, other: Seen) -> bool:
    between = discourse.doc.text[one.end : other.start].strip()
    persons = all(seen.entity.kind == "person" and not seen.entity.plural for seen in (one, other))
    return persons and between in discourse.language.people.pronouns.joining


def _joint(discourse: Discourse, one: Seen, other: Seen) -> Entity:
    text, span = discourse.doc.text[one.start : other.end], discourse.doc.cover(one.start, other.end)
    gender: Gender = "f" if one.entity.gender == other.entity.gender == "f" else "m"
    entity = Entity(name=text, kind="group", gender=gender, plural=True)
    discourse.entities.append(entity)
    discourse.add(entity, Draft(one.start, other.end, span.start, span.stop - 1, "nominal", "type"))
    return entity


def _names_a_thing(discourse: Discourse, token: "Token", gender: Gender | None, plural: bool, entity: Entity) -> bool:
    """Whether the subject last named before a pronoun, later than an entity, is a thing that agrees with it as well."""
    subject = discourse.thing_before(token, "Masc" if gender == "m" else "Fem", "Plur" if plural else "Sing")
    return subject is not None and not discourse.mentioned_since(entity, subject.idx, token.idx)


def _subject_of_verb(discourse: Discourse, token: "Token") -> Entity | None:
    """Return the subject of an object pronoun's verb; that of the sentence when the verb has none of its own."""
    verb = token.head
    for _ in range(3):
        subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
        if subject is not None and subject.lower_ not in ("qui", "dont"):
            return discourse.at(subject)
        if verb.head is verb or verb.dep_ not in ("xcomp", "conj"):
            break
        verb = verb.head
    return _subject_of_clause(discourse, token)


def _subject_of_clause(discourse: Discourse, token: "Token") -> Entity | None:
    sentence = discourse.sentence_of[token.i]
    for seen in discourse.before(token.idx):
        if seen.sentence != sentence:
            return None
        if seen.subject:
            return seen.entity
    return None
