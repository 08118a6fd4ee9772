"""Personal pronouns joined to the participant they stand for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.agreement import agreement, bare
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
        elif reading := agreement(token, words):
            gender, plural, oblique = reading
            entity = _antecedent(discourse, token, gender, plural, oblique)
        else:
            continue
        if entity is None:
            continue
        end = discourse.doc[last].idx + len(discourse.doc[last])
        start = end - len(bare(token)) if last == token.i else token.idx
        discourse.add(entity, Draft(start, end, token.i, last, "pronoun", "pronoun"))
        if entity.kind == "person" and not entity.plural and gender is not None:
            entity.gender = entity.gender or gender


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


def _antecedent(
    discourse: Discourse, token: "Token", gender: Gender | None, plural: bool, oblique: bool
) -> Entity | None:
    def fits(entity: Entity) -> bool:
        if plural:
            return entity.plural and (gender != "f" or entity.gender == "f")
        if entity.kind != "person" or entity.plural or discourse.is_reporter(entity):
            return False
        return gender is None or entity.gender == gender or (gender == "m" and entity.gender is None)

    if (echoed := _echoed(discourse, token)) is not None and fits(echoed):
        return echoed
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


def _echoed(discourse: Discourse, token: "Token") -> Entity | None:
    """Return the subject that a stressed pronoun echoes («a lui aussi réagi», «a, lui, dit», «rentrer chez eux»)."""
    words = discourse.language.people.pronouns
    before, after = token.doc[token.i - 1 : token.i], token.doc[token.i + 1 : token.i + 2]
    if not before or not after or bare(token) not in words.stressed:
        return None
    home = before[0].lower_ in words.home
    set_off = before[0].text == after[0].text == ","
    if not home and not set_off and after[0].lower_ not in words.strong:
        return None
    head = token.head
    if head.dep_.startswith("acl") and not home:
        return discourse.at(head.head)
    return _subject_of_verb(discourse, token)


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
