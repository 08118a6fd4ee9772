"""Personal pronouns joined to the participant they stand for."""

from collections.abc import Iterator

from factx.extractors.participants.agreement import Pronoun, bare, read_last_named, read_pronoun
from factx.extractors.participants.antecedents import Antecedents
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity, Gender
from factx.extractors.participants.seen import Seen
from factx.extractors.participants.subjects import agent, doubled_subject, echoed

_INCISE = 60


def join_pronouns(discourse: Discourse) -> None:
    """Add pronoun mentions («il», «ce dernier») to entities, in text order."""
    words = discourse.language.people.pronouns
    antecedents = Antecedents(discourse)
    mentions = [mention for entity in discourse.entities for mention in entity.mentions]
    taken = {i for mention in mentions if mention.form == "name" for i in range(mention.first, mention.last + 1)}
    taken |= {mention.first for mention in mentions if mention.last <= mention.first + 1}
    for token in discourse.doc:
        if token.i in taken:
            continue
        if (pronoun := read_last_named(token, words)) is not None:
            entity = antecedents.last_named(pronoun)
        elif (pronoun := read_pronoun(token, discourse.language)) is not None:
            entity = _antecedent(discourse, antecedents, pronoun)
        else:
            continue
        if entity is None:
            continue
        last = discourse.doc[pronoun.last]
        end = last.idx + len(last)
        start = token.idx if last is not token else end - len(bare(token))
        discourse.add(entity, Draft(start, end, token.i, last.i, "pronoun", "pronoun"))
        if entity.kind == "person" and not entity.plural and pronoun.gender is not None:
            entity.gender = entity.gender or pronoun.gender


def _antecedent(discourse: Discourse, antecedents: Antecedents, pronoun: Pronoun) -> Entity | None:
    token = pronoun.token

    def fits(entity: Entity) -> bool:
        return antecedents.agrees(entity, pronoun)

    if (doubled := doubled_subject(pronoun)) is not None:
        subject = discourse.at(doubled)
        if subject is None or fits(subject):
            return subject
    if (subject := echoed(discourse, token)) is not None and fits(subject):
        return subject
    likely = antecedents.likeliest(pronoun, agent(discourse, token) if pronoun.oblique else None)
    if pronoun.plural and (both := _pair(discourse, pronoun, likely)) is not None:
        return both
    if pronoun.inverted and not pronoun.plural:
        speaker = discourse.last_speaker(token.idx)
        pair = discourse.closed_before(token.idx)
        inside = pair is not None and token.idx - pair.close < _INCISE
        if speaker is not None and pair is not None and inside and fits(speaker):
            return next((e for e in _subjects_since(discourse, speaker, pair.open) if fits(e)), speaker)
    if pronoun.stressed and token.doc[token.i - 1].lower_ in discourse.language.people.pronouns.according:
        speaker = discourse.last_speaker(token.idx)
        if speaker is not None and fits(speaker):
            return speaker
    return likely


def _subjects_since(discourse: Discourse, speaker: Entity, offset: int) -> Iterator[Entity]:
    """Yield who was the subject of the writer's own sentences since somebody spoke, the latest first."""
    for seen in discourse.before(offset):
        if seen.entity is speaker:
            return
        if seen.subject and not seen.quoted:
            yield seen.entity


def _pair(discourse: Discourse, pronoun: Pronoun, likely: Entity | None) -> Entity | None:
    """Return two persons named together since the likeliest group («Ada Morel et Paul Rey … Ils …»), now one of it."""
    token = pronoun.token
    if discourse.quotation(token.idx) is not None:
        return None
    later = None
    for seen in discourse.before(token.idx):
        if discourse.sentence_of[token.i] - seen.sentence > 1 or seen.entity is likely:
            return None
        both = later is not None and seen.end < later.start and seen.entity is not later.entity
        if both and later is not None and _are_paired(discourse, seen, later):
            female = {seen.entity.gender, later.entity.gender} == {"f"}
            if (pronoun.gender == "f") != female:
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
