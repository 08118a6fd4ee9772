"""The tool that fits the weights of cues to annotated articles."""

import fit_weights

import factx

TEXT = "Des éleveurs ont bloqué la route mardi. La peur des voisins est vieille. Ils reviendront demain."


def annotated() -> dict[str, object]:
    """Return an annotated article: one group that acts, and is meant by «Ils»."""
    spans = [(0, 12, "nominal"), (TEXT.index("Ils"), TEXT.index("Ils") + 3, "pronoun")]
    mentions = [{"start": start, "end": end, "form": form} for start, end, form in spans]
    return {"id": "a", "text": TEXT, "published": None, "participants": [{"id": "p", "mentions": mentions}]}


def test_decisions_are_right_by_the_annotation(pipeline: factx.Pipeline) -> None:
    taken = list(fit_weights.roles(annotated(), pipeline))
    assert [decision.right for decision in taken] == [0, 1]
    assert "governor tells event" in taken[0].options[0]


def test_a_pronoun_is_a_choice_among_who_was_spoken_of(pipeline: factx.Pipeline) -> None:
    (taken,) = fit_weights.choices("pronouns", annotated(), pipeline)
    assert len(taken.options) > 1
    assert "group several" in taken.options[taken.right]


def test_cues_weigh_as_they_tell_and_rare_ones_nothing() -> None:
    told = [fit_weights.yes_or_no(f"a{n}", ("for",), right=True) for n in range(20)]
    denied = [fit_weights.yes_or_no(f"a{n}", ("against",), right=False) for n in range(20)]
    rare = [fit_weights.yes_or_no("a1", ("rare", "for"), right=True)]
    weights = fit_weights.fit([*told, *denied, *rare], {}, prior=3.0)
    assert weights["for"] > 1
    assert weights["against"] < -1
    assert "rare" not in weights


def test_weights_stay_near_those_at_hand() -> None:
    denied = [fit_weights.yes_or_no(f"a{n}", ("told",), right=False) for n in range(20)]
    held, loose = (fit_weights.fit(denied, {"told": 1.0, "unseen": 0.5}, prior) for prior in (100.0, 1.0))
    assert held["told"] > 0 > loose["told"]
    assert held["unseen"] == loose["unseen"] == 0.5


def test_what_leans_is_taken_off_and_put_back() -> None:
    weights = fit_weights.leaning("acts", {"any": 0.4, "plural": 0.2}, -1)
    assert weights == {"any": 0.1, "plural": 0.2}
    assert fit_weights.leaning("acts", weights, 1) == {"any": 0.4, "plural": 0.2}


def test_a_table_leaves_small_weights_out() -> None:
    assert fit_weights.table("acts", {"any": 0.1, "plural": 0.01}) == '[acts]\n"any" = 0.1\n'
