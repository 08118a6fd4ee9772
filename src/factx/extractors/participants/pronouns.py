"""Personal pronouns joined to the participant they stand for."""

from typing import TYPE_CHECKING

from factx.extractors.participants.agreement import Pronoun, bare, read_last_named, read_pronoun
from factx.extractors.participants.antecedents import Antecedents
from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Entity, Gender
from factx.extractors.participants.seen import Seen
from factx.extractors.participants.subjects import agent, doubled_subject, echoed, echoes, is_strengthened, is_topic
from factx.syntax import children

if TYPE_CHECKING:
    from factx.tree import Token


def join_pronouns(discourse: Discourse) -> None:
    """Add pronoun mentions («il», «ce dernier») to entities, in text order."""
    antecedents = Antecedents(discourse)
    mentions = [mention for entity in discourse.entities for mention in entity.mentions]
    taken = {i for mention in mentions if mention.form == "name" for i in range(mention.first, mention.last + 1)}
    taken |= {mention.first for mention in mentions if mention.last <= mention.first + 1}
    for token in discourse.doc:
        if token.i in taken:
            continue
        if (pronoun := read_last_named(token, discourse.language)) is not None:
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
    if echoes(discourse, token):
        subject = echoed(discourse, token)
        if subject is not None and (fits(subject) or not is_strengthened(discourse, token)):
            return subject if fits(subject) else None
    if (topic := _topic(discourse, pronoun)) is not None and fits(topic):
        return topic
    likely = antecedents.likeliest(pronoun, agent(discourse, token) if pronoun.oblique else None)
    if pronoun.plural and (both := _pair(discourse, pronoun, likely)) is not None:
        return both
    according = discourse.language.people.pronouns.according
    is_source = pronoun.stressed and token.doc[token.i - 1].lower_ in according
    if is_source and (speaker := _speaker_of_clause(discourse, token)) is not None and fits(speaker):
        return speaker
    if is_source or (pronoun.inverted and likely is None):
        speaker = discourse.last_speaker(token.idx)
        if speaker is not None and fits(speaker):
            return speaker
    return likely


def _speaker_of_clause(discourse: Discourse, token: "Token") -> Entity | None:
    """Return who says what a stressed pronoun stands in («Ada Morel, qui a dénoncé un vol commis, selon elle, …»)."""
    for verb in reversed(token.doc[token.sent.start : token.i]):
        if verb.pos_ != "VERB" or verb.lower_ not in discourse.language.speech.forms:
            continue
        subject = next(children(verb, "nsubj"), None)
        if subject is not None:
            return discourse.at(verb.head if verb.dep_ == "acl:relcl" else subject)
    return None


def _topic(discourse: Discourse, pronoun: Pronoun) -> Entity | None:
    """Return the topic of a sentence that its subject says again («Quant au maire, il partira»)."""
    if pronoun.oblique or pronoun.inverted:
        return None
    sentence = discourse.sentence_of[pronoun.token.i]
    for seen in discourse.before(pronoun.token.idx):
        if seen.sentence != sentence:
            return None
        first = discourse.doc.cover(seen.start, seen.end).start
        if is_topic(discourse, discourse.doc[first]):
            return seen.entity
        if seen.subject:
            return None
    return None


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
