"""Sources beside sentences: which one is the best, what is weak about it, and how an answer numbers them."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from conftest import TODAY

from warrantcheck.answer.source.best_source import best_source
from warrantcheck.dataset.records import Source
from warrantcheck.dataset.store import Dataset
from warrantcheck.risk.estimate import ArrestRange, arrest_word

KNOWN = date(2026, 11, 21)


def source(id_: str, kind: str = "press", day: str | None = "2024-01-01", **changed: Any) -> Source:
    rest = {"title": "A report", "publisher": "A paper", "url": "https://example.org/"} | changed
    return Source(id=id_, kind=kind, date=date.fromisoformat(day) if day else None, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (source("a", "court", "2010-01-01"), source("b", "press", "2024-01-01")),
        (source("a", "depositary", "2010-01-01"), source("b", "ngo", "2024-01-01")),
        (source("a", "press", "2010-01-01"), source("b", "reference", "2024-01-01")),
        (source("a", "press", "2010-01-01"), source("b", "press", "2024-01-01", class_="copy")),
        (source("a", "court", "2010-01-01", read="copy"), source("b", "court", "2024-01-01")),
        (source("a", "press"), source("b", "court", "2024-02-01", class_="copy")),
        (source("a", "press", "2010-01-01", class_="copy"), source("b", "press", class_="user-made")),
        (source("a", "press", None), source("b", "court", url=None)),
        (source("a", "press", "2024-02-01"), source("b", "press", "2024-01-01")),
        (source("a", "press", "2024-02-01"), source("b", "press", None)),
        (source("a", "press", "2024-02-01"), source("b", "court", "2026-11-22")),
    ],
)
def test_one_source_is_better_than_another(better: Source, worse: Source) -> None:
    assert best_source([worse, better], KNOWN) == better
    assert best_source([better, worse], KNOWN) == better


def test_of_no_source_none_is_the_best() -> None:
    assert best_source([], KNOWN) is None


@pytest.mark.parametrize("output", ["table", "md", "html"])
def test_what_stands_on_weak_sources_alone_is_marked_and_the_mark_explained(output: str, cli: Any) -> None:
    text = html.unescape(cli("trip", "putin", "--to", "TD", "--on", "2026-09-01", "-v", "-o", output).out)
    assert re.search(r"\(weak\)", re.sub(r"<[^>]*>", "", text))
    assert "weak: user-made" in text
    assert "A source is weak if" in text


def test_the_claims_that_stand_on_weak_sources_alone_are_named_in_the_data_formats(cli: Any, data: Dataset) -> None:
    question = ("trip", "putin", "--to", "TD", "--on", "2026-09-01", "-o")
    (leg,) = cli(*question, "json").json["result"]["legs"]
    assert "td.withdrawal.2026-07-27" in leg["weak_claims"]
    for claim in leg["weak_claims"]:
        assert all(data.source(id_).weak for id_ in data.claim(claim).sources)
    assert "td.withdrawal.2026-07-27" in cli(*question, "csv").out


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (0.0, 3.0, "almost no chance"),
        (0.4, 13.0, "very unlikely"),
        (7.0, 32.0, "unlikely"),
        (15.0, 71.0, None),
        (40.0, 50.0, "roughly even"),
        (60.0, 90.0, "likely"),
    ],
)
def test_a_range_has_a_word_only_if_one_holds_for_it(low: float, high: float, word: str | None, data: Dataset) -> None:
    assert arrest_word(data.model, ArrestRange(low, high, "")) == word


def cited(text: str) -> tuple[list[int], list[int]]:
    """Return the numbers beside sentences, and those of the list of sources."""
    body, _, listed = text.partition("\nSources")
    return [int(n) for n in re.findall(r"\[(\d{1,3})\]", body)], [int(n) for n in re.findall(r"\[(\d{1,3})\]", listed)]


@pytest.mark.parametrize("choice", ["best", "all"])
@pytest.mark.parametrize(
    "question",
    [
        ("trip", "putin", "--to", "MN"),
        ("trip", "putin", "--to", "ZA", "-v"),
        ("explain", "netanyahu", "HU"),
        ("history", "netanyahu"),
        ("record", "HU"),
        ("person", "putin"),
        ("event", "BRICS 2023"),
    ],
    ids=" ".join,
)
def test_sources_are_numbered_in_the_order_of_their_first_use_and_only_those_are_listed(
    question: tuple[str, ...], choice: str, cli: Any
) -> None:
    beside, listed = cited(cli(*question, "--sources", choice, "--width", "400").out)
    assert [*dict.fromkeys(beside)] == listed == [*range(1, len(listed) + 1)]
    assert listed


@pytest.mark.parametrize("output", ["table", "md", "html"])
def test_an_answer_without_sources_has_neither_numbers_nor_a_list(output: str, cli: Any) -> None:
    text = cli("explain", "putin", "MN", "--sources", "none", "-o", output).out
    assert "Sources" not in text.partition("<body")[2] if output == "html" else "Sources" not in text
    assert not re.search(r"\[\d+\\?\]", text)


def test_by_default_a_sentence_names_one_source(cli: Any) -> None:
    one, several = (cli("explain", "putin", "MN", "--sources", choice).out for choice in ("best", "all"))
    assert cli("explain", "putin", "MN").out == one
    assert not re.search(r"\[\d+\]\[\d+\]", one)
    assert re.search(r"\[\d+\]\[\d+\]", several)


def test_what_a_source_cannot_show_is_not_laid_to_it(cli: Any, data: Dataset) -> None:
    text = " ".join(cli("explain", "netanyahu", "HU", "--width", "400").out.split())
    (number,) = re.findall(r"was revoked on 2026-05-29, before it took effect: it never left\. \S+ \S+ \[(\d+)\]", text)
    (day,) = re.findall(rf"\[{number}\] [^\[]*?, (\d{{4}}-\d\d-\d\d)", text.partition(" Sources ")[2])
    assert date.fromisoformat(day) >= date(2026, 5, 29)
    assert data.claim("hu.withdrawal.2025-06-02.revoked").public == date(2026, 5, 29)


@pytest.mark.parametrize(
    "question",
    [
        ("netanyahu", "--to", "New York"),
        ("putin", "--to", "MN"),
        ("putin", "--to", "ZA", "--on", "2023-08-22"),
        ("omar-al-bashir", "--to", "EG"),
        ("dela-rosa", "--to", "PH"),
        ("putin", "--to", "VE", "--on", "2027-06-01"),
        ("netanyahu", "--to", "US", "--via", "IE", "--via", "FR"),
    ],
    ids=" ".join,
)
def test_a_short_answer_fits_a_window_of_80_by_24(question: tuple[str, ...], cli: Any) -> None:
    run = cli("trip", *question, "--width", "80")
    lines = [*run.err.splitlines(), *run.out.splitlines()]
    assert len(lines) <= 23  # the prompt takes one
    assert max(map(len, lines)) <= 80


def test_the_age_of_the_facts_stands_in_the_head(cli: Any) -> None:
    asked = (("trip", "putin", "--to", "MN"), ("explain", "putin", "MN"), ("world", "putin"), ("calendar", "putin"))
    for question in asked:
        out = cli(*question).out
        assert "facts to 17 May 2026, 195 days ago" in " ".join(out.splitlines()[1:3])
        assert ("Facts checked to 2026-05-17" in out) is (question[0] != "trip")  # there it stands in the head alone
        assert "ata 2026.11.28" in out.splitlines()[-1]
        assert out.endswith("; estimates, not legal advice.\n")


@pytest.mark.parametrize(
    ("person", "question"),
    [
        ("vladimir-putin", "trip putin --to MN"),
        ("vladimir-putin", "route putin --from SVO --to IST"),
        ("vladimir-putin", "calendar putin"),
        ("vladimir-putin", "cite putin MN"),
        ("vladimir-putin", "check -"),
        ("benjamin-netanyahu", "world netanyahu"),
        ("benjamin-netanyahu", "world netanyahu --region Europe --map -"),
        ("joseph-kony", "person kony"),
        ("joseph-kony", "matrix putin kony --to MN --to ZA"),
        ("nouradine-adam", "people --wanted --nationality CF"),
        ("nouradine-adam", "event g20-2026-miami"),  # and not who was reported dead in 2019
        (None, "record MN"),
    ],
)
def test_an_answer_is_as_old_as_what_is_known_of_this_person_and_this_host(
    person: str | None, question: str, cli: Any, data: Dataset
) -> None:
    day = data.person(person).verified if person else data.state("MN").verified
    age = (TODAY - day).days
    plan = b"trips:\n- {id: a, person: putin, to: MN}\n"
    old, fresh = (cli(*question.split(), "--max-age", str(days), stdin=plan) for days in (age - 1, age))
    assert (old.status, old.out, fresh.status) == (6, "", 0)
    name = data.person(person).name if person else "Mongolia"
    assert f"The facts on {name} were last looked up on {day}, {age} days ago" in old.err


def test_each_person_of_the_table_has_a_day_to_which_the_facts_reach(cli: Any, data: Dataset) -> None:
    rows = cli("people", "-o", "json").json["result"]["people"]
    assert {row["person"]: row["verified"] for row in rows}["joseph-kony"] == str(data.person("joseph-kony").verified)
    assert "Last looked up  2025-12-01" in cli("person", "kony").out
    table = cli("people", "--width", "120").out
    assert re.search(r"\sLooked up\s", table)


def test_at_length_an_answer_holds_what_the_short_one_leaves_out(cli: Any) -> None:
    short, long = (cli("trip", "putin", "--to", "MN", *more).out for more in ((), ("-v",)))
    for heading in ("\nLaw\n", "\nPractice", "\nLaw around the trip\n"):
        assert heading not in short
        assert heading in long
    assert "-v (law, 2 notes)" in short


def test_what_is_asked_for_people_leaves_json_as_it_is(cli: Any) -> None:
    plain = cli("trip", "putin", "--to", "MN", "-o", "json").out
    assert cli("trip", "putin", "--to", "MN", "-o", "json", "-v", "--sources", "all").out == plain


def test_a_figure_with_nothing_of_this_host_behind_it_is_rounded(cli: Any) -> None:
    assert "about " in cli("trip", "putin", "--to", "AD").out
    assert "about " not in cli("trip", "putin", "--to", "MN").out


@pytest.mark.parametrize(
    ("code", "within", "first"),
    [
        ("MN", "Mongolia", "Mongolia"),
        ("US", "the United States", "The United States"),
        ("NL", "the Netherlands", "The Netherlands"),
        ("GM", "the Gambia", "The Gambia"),
        ("CD", "the Democratic Republic of the Congo", "The Democratic Republic of the Congo"),
        ("DM", "Dominica", "Dominica"),
    ],
)
def test_a_state_has_its_article_in_a_sentence(code: str, within: str, first: str, data: Dataset) -> None:
    assert (data.state(code).in_text, data.state(code).opening) == (within, first)
