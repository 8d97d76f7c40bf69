"""The paragraph for a story: every sentence traceable, nothing later than the day of knowledge, and readable."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from conftest import TODAY, cases
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import warrantcheck
from warrantcheck.answer.trip.trip import Stop, case_of, trip
from warrantcheck.citation.footnotes import footnote, numbered, written
from warrantcheck.citation.paragraph import cite
from warrantcheck.citation.results import Sentence
from warrantcheck.citation.sentences.custody_event import clause as clause_of_custody
from warrantcheck.citation.sentences.outcome import happened
from warrantcheck.citation.sentences.said import said
from warrantcheck.citation.sentences.steps import clause
from warrantcheck.citation.wording import day, listed, period
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import CustodyEvent, Source, Step, is_phrase
from warrantcheck.dataset.store import Dataset
from warrantcheck.document.parts.words import risk_of
from warrantcheck.errors import UnknownName
from warrantcheck.law.immunity import RULINGS
from warrantcheck.law.office import office_held
from warrantcheck.lookup.find import find_place

DATA = Dataset.shipped()
TRIPS = [
    ("putin", "MN", "2024-09-03", "2024-09-01"),
    ("putin", "MN", "2024-09-03", "2024-09-03"),
    ("putin", "MN", "2024-09-03", "2026-11-21"),
    ("netanyahu", "HU", "2025-04-03", "2025-03-25"),
    ("netanyahu", "HU", "2025-04-03", "2025-04-03"),
    ("netanyahu", "HU", "2025-04-03", "2025-08-01"),
    ("putin", "ZA", "2023-08-22", "2023-07-01"),
    ("putin", "ZA", "2023-08-22", "2023-08-22"),
]


@pytest.mark.parametrize("question", TRIPS, ids=" ".join)
def test_the_paragraph_of_a_trip_of_the_news(question: tuple[str, ...], cli: Any, snapshot: Any) -> None:
    person, place, on, known = question
    assert cli("cite", person, place, "--on", on, "--known", known, "-o", "md").out == snapshot


@settings(max_examples=200)
@given(
    st.sampled_from(DATA.people),
    st.sampled_from(DATA.states),
    st.dates(date(2003, 1, 1), date(2028, 1, 1)),
    st.dates(date(2003, 1, 1), TODAY),
)
def test_every_sentence_rests_on_claims_and_every_claim_on_a_footnote(
    person: Any, state: Any, on: date, known: date
) -> None:
    try:
        result = cite(DATA, person, Stop(state), Clock.of(TODAY, on, known), past=on < TODAY, with_bibtex=True)
    except UnknownName:
        assert all(w.public > min(on, known) for w in person.warrants)
        return
    numbers = {note.number: note for note in result.footnotes}
    all_claims = {claim for one in result.sentences for claim in one.claims}
    assert list(numbers) == list(range(1, len(numbers) + 1))
    for one in result.sentences:
        no_act = re.search(r"\bnot a party to the Rome Statute(, (was|is) under no duty|\.$)", one.text)
        unheld = all(act.date > min(on, known) for act in state.rome_statute)
        taken = {f"{day(date.fromisoformat(step.date))}," for step in person.proceedings if len(step.date) > 7}
        step = one.text.removeprefix("On ").startswith(tuple(taken))
        step = step or "held that the Court kept its jurisdiction" in one.text.replace("keeps", "kept")
        by_sources = step or one.text in (result.remark or "") or " was reported to be planned." in one.text
        assert one.claims or (no_act and unheld) or by_sources
        assert 1 <= len(one.footnotes) <= 2, (one.text, one.claims)
        assert one.text[0] == one.text[0].upper()
        assert one.text.endswith(".")
        assert "  " not in one.text
        assert not re.search(r"\d{4}-\d{2}-\d{2}", one.text)
        for claim in map(DATA.claim, one.claims):
            assert claim.public is None or claim.public <= known
            about = DATA.finding(claim.id) if DATA.has("finding", claim.id) else None
            found = about and about.visit and about.kind != "appeal" and DATA.visit(about.visit).kind != "domestic"
            if about and found and about.state == state.id and person.id in about.people:
                assert about.visit in all_claims
            notes = [numbers[n] for n in one.footnotes]
            pages = {note.read_in.source for note in notes if note.read_in}
            assert ({note.source for note in notes} | pages) & set(claim.sources)
    for note in result.footnotes:
        published = DATA.source(note.source).published
        assert note.later == bool(published and published > known)
    assert result.bibtex
    assert len(re.findall("^@", result.bibtex, re.MULTILINE)) == 1 + len(result.footnotes)


def test_a_later_source_is_cited_only_where_there_is_no_older_one() -> None:
    for question in TRIPS:
        person = "vladimir-putin" if question[0] == "putin" else "benjamin-netanyahu"
        clock = Clock(date.fromisoformat(question[2]), date.fromisoformat(question[3]))
        result = cite(DATA, DATA.person(person), Stop(DATA.state(question[1])), clock, past=True)
        assert not any(note.later for note in result.footnotes)


def test_what_was_done_afterwards_is_told_only_once_it_was_known(cli: Any) -> None:
    def told(known: str) -> str:
        run = cli("cite", "putin", "MN", "--on", "2024-09-03", "--known", known, "-o", "json").json["result"]
        return " ".join(s["text"] for s in run["sentences"])

    assert "was not arrested" not in told("2024-09-01")
    assert "Ulaanbaatar" not in told("2024-09-01")
    assert "was not arrested" in told("2024-09-03")
    assert "had failed to comply" not in told("2024-10-23")
    assert "had failed to comply" in told("2024-10-24")


def test_an_arrest_and_a_surrender_by_the_host_are_told(cli: Any) -> None:
    def told(known: str) -> str:
        question = ("cite", "duterte", "PH", "--on", "2025-03-11", "--known", known, "-o", "json")
        return " ".join(s["text"] for s in cli(*question).json["result"]["sentences"])

    assert "was arrested in the Philippines on 11 March 2025" in told("2025-03-11")
    assert "surrendered to the Court" not in told("2025-03-11")
    assert "was surrendered to the Court by the Philippines on 12 March 2025" in told("2025-03-12")


@pytest.mark.parametrize("form", ["table", "md", "json", "csv", "jsonl"])
def test_version_and_disclaimer_stand_beside_the_paragraph(form: str, cli: Any) -> None:
    run = cli("cite", "putin", "MN", "--on", "2024-09-03", "-o", form, "--bibtex")
    assert run.status == 0
    if form in ("table", "md", "json"):
        text = " ".join(run.out.split())
        assert DATA.version in text
        assert "estimates, not legal advice" in text
        assert "@online{warrantcheck-data-" in text


def test_bibtex_is_not_broken_by_a_narrow_terminal(cli: Any) -> None:
    out = cli("cite", "putin", "ZA", "--on", "2023-08-22", "--bibtex", "--width", "60").out
    entries = out[out.index("@online{") :]
    assert re.fullmatch(r"(@(online|misc)\{\S+,\n(  \w+ = \{.*\},\n)+\}\n\n?)+", entries)


def test_every_word_of_the_data_makes_a_sentence_of_whoever_said_it_and_nobody_is_called_guilty() -> None:
    past = r"(had|was|were|said|told|gave|held|made|took|found|wrote|put|thought|spoke|saw|left|cut|[a-z]+ed)\b"
    present = r"\b(is|are|has|says|will|shall|does|keeps|wants|respects|supports)\b"
    for statement in map(DATA.statement, DATA.names("statement")):
        assert re.match(rf"(deeply )?{past}", statement.summary), statement.id
        assert not re.search(present, re.sub(r'"[^"]*"', "", statement.summary)), statement.id
        host = DATA.state(statement.state) if statement.state else None
        text = said(statement, host).text
        assert re.match(
            r"((On|As was known by) \d{1,2} [A-Z][a-z]+ \d{4}|In [A-Z][a-z]+ \d{4}"
            r"|As .* (reported|recorded) (on|in) .*\d{4}), \S",
            text,
        )
        assert not re.search(r"[()]|,,| ,|, ,", text), statement.id
        assert not re.search(r"\bcriminals?\b(?! (justice|court|law))", text)
        assert not re.search(
            r"(?<!known the )(?<!public the )\bnext day|\b(afterwards|reasons followed|later \w+ed)\b", text
        )


def test_a_person_of_whom_nothing_was_public_is_refused(cli: Any) -> None:
    run = cli("cite", "putin", "MN", "--on", "2020-01-01")
    assert run.status == 2
    assert "No warrant or summons for Vladimir Putin was public" in run.err
    later = "became public on 2023-03-17"
    assert later in run.err
    assert later in cli("trip", "putin", "--to", "MN", "--on", "2020-01-01").err
    assert later not in cli("cite", "putin", "MN", "--on", "2020-01-01", "--known", "2020-01-01").err  # no hindsight


def test_a_warrant_that_ended_is_said_to_have_ended(cli: Any) -> None:
    text = cli("cite", "laurent-gbagbo", "CI").out
    assert "is in force" in text
    assert "is wanted" not in text
    assert "chance" not in text


@pytest.mark.parametrize(
    "question", [("mokom", "TD", "2022-03-14"), ("kushayb", "CF", "2020-06-09"), ("duterte", "HK", None)]
)
def test_the_end_of_a_warrant_is_told_after_the_warrant_and_shown_by_nothing_older(question: tuple[Any, ...]) -> None:
    person, place, on = question
    issued, ended, *_ = warrantcheck.cite(person, place, on=on).sentences
    assert "under a warrant of arrest issued on " in issued.text
    assert re.search(r"executed on \d.* surrendered .* to the Court; ", ended.text)
    since = min(claim.holds or TODAY for claim in map(DATA.claim, ended.claims))
    assert all((DATA.source(id_).published or TODAY) >= since for id_ in ended.sources)


def test_every_step_of_a_case_is_a_clause_that_tells_nothing_later() -> None:
    verb = re.compile(r"\b(was|were|\w+ed|found|gave|withdrew)\b")
    plan = re.compile(r"\b(set for|to end on) \d+ \w+ 20\d\d\b")
    for person in DATA.people:
        for step in person.proceedings:
            text = clause(step, person)
            assert text == step.text
            assert verb.search(text.replace(person.name, "")), text
            assert all(year <= step.date[:4] for year in re.findall(r"\b20\d\d\b", plan.sub("", text))), text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ongwen was sentenced to 25 years", "Ongwen was sentenced to 25 years"),
        ("the trial opened", "the trial opened"),
        ("25 years of imprisonment", "the record notes: sentenced (25 years of imprisonment)"),
        ("Twelve years; reduced on 3 May 2020.", "the record notes: sentenced (Twelve years; reduced on 3 May 2020.)"),
        (None, "the record notes: sentenced"),
    ],
)
def test_a_step_that_is_no_clause_is_told_as_the_note_that_it_is(text: str | None, told: str) -> None:
    step = Step(step="sentenced", date="2021-05-06", text=text, sources=())
    assert clause(step, DATA.person("dominic-ongwen")) == told


@pytest.mark.parametrize(
    ("place", "told"),
    [("The Hague", "released in The Hague"), ("near Obari", "released near Obari"), ("Niger", "released in Niger"),
     ("Flown to Paris", "released (Flown to Paris)"), ("Sentence completed", "released (Sentence completed)")],
)  # fmt: skip
def test_what_is_more_than_a_place_is_told_beside_the_release(place: str, told: str) -> None:
    event = CustodyEvent(event="released", date="2011-12-23", by="ICC", place=place, sources=())
    assert (
        clause_of_custody(DATA, event, None, DATA.person("callixte-mbarushimana"))
        == f"Callixte Mbarushimana was {told}"
    )


def test_a_territory_is_told_with_the_state_responsible(cli: Any) -> None:
    run = cli("cite", "putin", "Crimea", "-o", "json").json["result"]
    assert "Ukraine" in run["sentences"][1]["text"]
    assert "; the duties of Ukraine under the Rome Statute apply there as well. " in run["remark"]
    assert run["remark"] == " ".join(one["text"] for one in run["beside"])
    assert all(1 <= len(one["footnotes"]) <= 2 for one in run["beside"])


def test_what_is_said_of_a_territory_has_footnotes_of_its_own_and_its_day() -> None:
    place = find_place(DATA, "Gaza")
    clock = Clock.of(TODAY, date(2024, 12, 1), None)
    found = cite(DATA, DATA.person("benjamin-netanyahu"), Stop.at(place, "destination"), clock, past=True)
    assert found.remark
    assert found.remark.startswith(f"As the data of {day(date.fromisoformat(DATA.checked))} has it: Part")
    listed_ = {note.number: note.source for note in found.footnotes}
    gaza = DATA.territory("gaza-strip")
    shown = [{listed_[number] for number in one.footnotes} for one in found.beside]
    assert [len(some) for some in shown] == [2, 2]
    assert shown[0] <= set(gaza.sources)
    assert shown[1] <= set(gaza.also[0].sources)
    leg = trip(DATA, DATA.person("benjamin-netanyahu"), [Stop.at(place, "destination")], clock).legs[0]
    assert str(leg.place_note).startswith(f"As the data of {DATA.checked} has it: Part of Palestine")
    known_now = Clock.of(TODAY, TODAY, None)
    now = cite(DATA, DATA.person("vladimir-putin"), Stop.at(place, "destination"), known_now, past=False)
    told = next(one for one in now.sentences if one.text.startswith("Who controls the Gaza Strip is contested: "))
    parts = {id_ for part in gaza.control for id_ in part.sources}
    assert told.footnotes
    assert set(told.sources) <= parts


def test_days_and_names_are_written_as_in_a_story() -> None:
    assert period(date(2024, 9, 2), date(2024, 9, 3)) == "on 2 and 3 September 2024"
    assert period(date(2023, 8, 22), date(2023, 8, 24)) == "from 22 to 24 August 2023"
    assert period(date(2023, 8, 31), date(2023, 9, 2)) == "from 31 August to 2 September 2023"
    assert DATA.state("US").in_text == "the United States"
    assert DATA.state("MN").in_text == "Mongolia"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        (
            "for talks in Ulaanbaatar",
            "was in Mongolia on 2 and 3 September 2024, for talks in Ulaanbaatar, and was not",
        ),
        ("talks, Ulaanbaatar", "was in Mongolia on 2 and 3 September 2024 (talks, Ulaanbaatar) and was not"),
        (None, "visited Mongolia on 2 and 3 September 2024 and was not"),
    ],
)
def test_what_a_trip_was_for_follows_it_and_a_note_stands_in_brackets(purpose: str | None, told: str) -> None:
    visit = replace(DATA.visit("putin-mn-2024-09-02"), purpose=purpose)
    sentence = happened(DATA, visit, DATA.person("vladimir-putin"), DATA.state("MN"), TODAY)
    assert sentence.text == f"Vladimir Putin {told} arrested"


def test_every_purpose_in_the_data_is_a_phrase_with_the_right_articles() -> None:
    for visit in map(DATA.visit, DATA.names("visit")):
        assert not visit.purpose or is_phrase(visit.purpose), visit.id
        words = f"{visit.purpose} {visit.circumstances}"
        assert not re.search(r"\b(an?|the) (an?|the|talks)\b|\ba [aei]|\ban [^aeioAIO]", words), visit.id


def test_a_hand_over_by_another_state_than_the_host_names_it(cli: Any) -> None:
    rwanda = ("ntaganda", "RW", "--on", "2013-03-18", "--known")
    assert "surrendered to the United States in Rwanda on 18 March 2013" in told(cli, *rwanda, "2013-03-19")
    assert "handed over to the Court by the United States on 22 March 2013" in told(cli, *rwanda, "2013-03-22")


def test_a_release_and_a_trip_announced_are_told_once_they_were_known(cli: Any) -> None:
    italy = told(cli, "njeem", "IT", "--on", "2025-02-01", "--known", "2025-12-01")
    freed = "was released on 21 January 2025; the Rome Court of Appeal had ordered it"
    assert italy.index("was arrested on 19 January 2025") < italy.index(freed)
    libya = told(cli, "saif-al-islam-gaddafi", "LY", "--on", "2020-01-01")
    order = (
        "was arrested in Libya on 19 November 2011",
        "On 10 December 2014",
        "released on 9 June",
        "On 5 April 2019",
    )
    assert sorted(order, key=libya.index) == list(order)
    ongwen = ("ongwen", "CF", "--on", "2015-01-15", "--known")
    assert "surrendered in the Central African Republic in January 2015." in told(cli, *ongwen, "2015-01-15")
    assert "and was handed over to the Court on 16 January 2015" in told(cli, *ongwen, "2015-01-16")
    mongolia = ("putin", "MN", "--on", "2024-09-03", "--known")
    announced = "By 30 August 2024, a trip of Putin to Mongolia was reported to be planned."
    assert announced in told(cli, *mongolia, "2024-09-01")
    assert announced not in told(cli, *mongolia, "2024-08-29")
    assert announced not in told(cli, *mongolia, "2024-09-02")


def test_how_a_case_ended_is_told_in_sentences_with_footnotes() -> None:
    found = warrantcheck.cite("duterte", "PH", on=TODAY)
    *_, held, ended = found.sentences
    assert (
        held.text == "Duterte has been in the custody of the Court since 12 March 2025, as last seen on 24 June 2026."
    )
    assert (ended.text, ended.footnotes) == (found.remark, found.remark_footnotes)
    days = {DATA.source(id_).published for id_ in held.sources}
    assert date(2026, 6, 24) in days
    assert found.to_text("md").count(ended.text) == 1


def test_a_page_without_a_day_that_tells_of_something_later_is_said_to_be_later() -> None:
    findings = map(DATA.finding, DATA.names("finding"))
    found, page = next((f, s) for f in findings for s in f.sources if DATA.source(s).published is None)
    for known, later in ((found.published - timedelta(days=1), True), (TODAY, False)):
        told = [Sentence("Somebody said so", (), (page,))]
        *_, (note,) = numbered(DATA, told, Clock(known, known))
        assert (f"later than the day of knowledge, as it tells of {day(note.tells_of or TODAY)}" in note.text) is later
        assert bool(note.tells_of) is later


def test_python_answers_as_the_command_line_does(cli: Any) -> None:
    answer = warrantcheck.cite("putin", "MN", on="2024-09-03")
    assert answer.bibtex
    shown = cli("cite", "putin", "MN", "--on", "2024-09-03", "-o", "json").json["result"]
    assert [s.text for s in answer.sentences] == [s["text"] for s in shown["sentences"]]
    same = warrantcheck.diff(warrantcheck.load(), warrantcheck.load(), on="2024-09-03")
    assert not same.answers


def told(cli: Any, *question: str) -> str:
    run = cli("cite", *question, "-o", "json").json["result"]
    return " ".join(s["text"] for s in run["sentences"])


def test_a_finding_is_told_with_what_was_asked_and_what_became_of_it(cli: Any) -> None:
    jordan = ("bashir", "JO", "--on", "2017-03-29", "--known")
    assert "reversed the referral" in told(cli, *jordan, "2019-05-06")
    assert "reversed the referral" not in told(cli, *jordan, "2019-05-05")
    assert "request for provisional arrest" in told(
        cli, "netanyahu", "HU", "--on", "2025-04-03", "--known", "2026-01-01"
    )
    assert "decided not to refer the matter" in told(cli, "bashir", "ZA", "--on", "2015-06-14", "--known", "2018-01-01")
    italy = told(cli, "njeem", "IT", "--on", "2026-06-01")
    assert italy.count("found that Italy had failed") == 1
    assert "as it had found before" in italy


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("netanyahu HU --on 2026-11-28", "was in Hungary from 3 to 6 April 2025"),
        ("bashir ZA --on 2018-06-01", "came to South Africa on 13 June 2015"),
        ("njeem IT --on 2026-06-01", "came to Italy on 18 January 2025"),
        ("njeem IT --on 2026-06-01", "and was arrested on 19 January 2025"),
        ("bashir TD --on 2014-01-01", "was in Chad on 7 and 8 August 2011"),
    ],
)
def test_a_finding_stands_with_the_visit_it_is_about(question: str, text: str, cli: Any) -> None:
    assert text in told(cli, *question.split())


@pytest.mark.parametrize("on", ["2026-11-28", "2028-01-01"])
@pytest.mark.parametrize("state", ["NE", "ML", "BF", "TD"])
def test_a_withdrawal_that_is_only_reported_is_told_so_and_shown_by_nothing_older(state: str, on: str) -> None:
    found = warrantcheck.cite("putin", state, on=on)
    (one,) = (s for s in found.sentences if s.text.startswith("As reported (not confirmed by the depositary), "))
    assert all(claim.startswith((f"{state.lower()}.withdrawal.", "situation.")) for claim in one.claims)


def test_what_was_said_of_the_trip_comes_before_what_was_said_of_another(cli: Any) -> None:
    text = told(cli, "bashir", "ZA", "--on", "2015-06-15")
    assert "granted immunity to leaders and delegates" in text
    assert "; this stood until 15 June 2015, when the High Court held it ineffective" in text
    assert "compelled the authorities to prevent al-Bashir from leaving" in text
    assert "inauguration" not in text
    assert "inauguration" not in told(cli, "bashir", "ZA", "--on", "2018-06-01")


@pytest.mark.parametrize("state", ["TW", "PW", "XK", "VA"])
def test_that_a_state_joined_nothing_is_shown_by_the_depositary_alone(state: str) -> None:
    found = warrantcheck.cite("putin", state)
    (one,) = (s for s in found.sentences if "not a party to the Rome Statute" in s.text)
    sources = [DATA.source(id_) for id_ in one.sources]
    assert sources
    assert all(source.class_ == "depositary" for source in sources)


@pytest.mark.parametrize("state", ["NE", "TW"])
def test_the_paragraph_rounds_as_the_answer_on_the_trip_does(state: str, cli: Any) -> None:
    leg = warrantcheck.trip("putin", state).legs[0]
    assert not leg.own_evidence
    assert f"is put at {risk_of(leg)} of 100" in " ".join(cli("cite", "putin", state, "-o", "md").out.split())


def test_a_departure_is_not_told_before_it_was_known(cli: Any) -> None:
    trip = ("bashir", "ZA", "--on", "2015-06-14", "--known")
    assert "left early" not in told(cli, *trip, "2015-06-14")
    assert "came to South Africa on 13 June 2015" in told(cli, *trip, "2015-06-14")
    assert "left early, on 15 June 2015" in told(cli, *trip, "2015-06-15")


def test_no_word_of_a_day_hides_a_more_formal_one_or_an_assurance_that_stood(cli: Any) -> None:
    assert "immunities of states outside the Court applied" in told(cli, "gallant", "FR", "--on", "2025-06-01")
    hungary = told(cli, "netanyahu", "HU", "--on", "2025-04-03")
    assert "Orbán, on state radio, said that he would invite Netanyahu" in hungary
    assert "Gergely Gulyás" in hungary


def test_recognition_of_a_government_is_told_where_few_grant_it(cli: Any) -> None:
    assert "Russia recognised the government" in told(cli, "akhundzada", "RU", "--on", "2025-09-01")


def test_a_person_is_named_by_the_office_that_matters(cli: Any) -> None:
    assert "formerly Minister of Defence of Israel" in told(cli, "gallant", "US", "--on", "2024-12-10")
    assert "Member of the Knesset" not in told(cli, "gallant", "FR", "--on", "2025-06-01")


def test_a_sentence_bears_two_footnotes_at_the_most() -> None:
    for person, state, on, known in TRIPS:
        who = "vladimir-putin" if person == "putin" else "benjamin-netanyahu"
        clock = Clock(date.fromisoformat(on), date.fromisoformat(known))
        result = cite(DATA, DATA.person(who), Stop(DATA.state(state)), clock, past=True)
        assert all(len(one.footnotes) <= 2 for one in result.sentences)


def test_the_paragraph_says_how_far_the_rows_of_person_and_host_go(cli: Any) -> None:
    text = " ".join(cli("cite", "akhundzada", "RU", "-o", "md").out.split())
    assert "(the facts on the person to 28 February 2026, those on the state to 2 October 2026)" in text


@pytest.mark.parametrize("style", ["plain", "oscola", "chicago"])
@pytest.mark.parametrize("case", cases("footnotes.yaml"))
def test_a_footnote_is_written_as_newsrooms_lawyers_and_scholars_do(case: dict[str, str], style: Any) -> None:
    made = written(DATA, footnote(DATA, DATA.source(case["source"]), 1, TODAY), style, TODAY)
    begin, dots, _ = case[style].partition("...")
    assert made == begin or (dots and made.startswith(begin))


def test_a_page_that_quotes_several_documents_is_cited_for_the_one_that_is_meant() -> None:
    quoted = [footnote(DATA, DATA.source(id_), 1, TODAY) for id_ in DATA.names("source") if DATA.source(id_).record]
    named = [
        (note.record, note.read_in.title) for note in quoted if note.read_in and "citing document" in note.read_in.title
    ]
    assert named
    assert all(title.endswith(f", citing document {record}") for record, title in named)


def test_an_undated_page_is_cited_with_the_day_by_which_it_had_been_read() -> None:
    page = Source(id="p", title="Who is wanted?", publisher="An Institute", url="https://a.org", kind="ngo")
    note = footnote(DATA, page, 1, TODAY)
    assert written(DATA, note, "oscola", TODAY).endswith(
        "?\N{RIGHT SINGLE QUOTATION MARK} <https://a.org> accessed 28 November 2026."
    )
    assert written(DATA, note, "chicago", TODAY).endswith(" An Institute, accessed November 28, 2026, https://a.org.")


def test_the_document_of_record_comes_first_and_names_where_it_was_read(cli: Any) -> None:
    run = cli("cite", "bashir", "ZA", "--on", "2015-06-14", "--known", "2018-01-01", "--style", "bibtex", "-o", "json")
    result = run.json["result"]
    notes = {note["number"]: note for note in result["footnotes"]}
    first = [notes[one["footnotes"][0]] for one in result["sentences"]]
    assert [note["record"] for note in first[:3]] == ["ICC-02/05-01/09-1", "ICC-02/05-01/09-95", "XVIII-10"]
    assert notes[1]["read_in"]["url"]
    assert "@misc{icc-02-05-01-09-95," in result["bibtex"]
    assert re.search(
        r"number = \{ICC-02/05-01/09-95\},\n  howpublished = \{read in a copy at .*\\url\{http", result["bibtex"]
    )


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"summary": "condemned it"}, "On 21 November 2024, Hungary's foreign ministry condemned it"),
        ({"summary": "Condemned it."}, "On 21 November 2024, Hungary's foreign ministry: Condemned it"),
        (
            {"speaker": "minister (statement)", "summary": "Does not recognise it."},
            "On 21 November 2024, Hungary's minister (statement): Does not recognise it",
        ),
        (
            {"speaker": "a source in Hungary", "setting": "speaking to us", "summary": "said so"},
            "On 21 November 2024, a source in Hungary, speaking to us, said so",
        ),
        (
            {"reported_by": "the press", "summary": "had said so", "day_known": False},
            "As the press reported in November 2024, Hungary's foreign ministry had said so",
        ),
        (
            {"setting": "in a letter", "summary": "said so", "public": date(2024, 11, 22)},
            "On 21 November 2024, Hungary's foreign ministry, in a letter made public the next day, said so",
        ),
        (
            {"summary": "said so", "public": date(2024, 12, 2), "day_known": False},
            "In November 2024, Hungary's foreign ministry said so",
        ),
    ],
)
def test_a_statement_is_told_from_its_parts_and_a_note_after_a_colon(parts: dict[str, Any], told: str) -> None:
    row = {"speaker": "foreign ministry", "date": date(2024, 11, 21), "public": None, "setting": None, **parts}
    assert said(replace(DATA.statements_of("HU")[0], **row), DATA.state("HU")).text == told


@pytest.mark.parametrize("one", cases("taken.yaml"))
def test_on_the_day_of_an_arrest_the_paragraph_says_so_once_it_has_introduced_the_person(one: dict[str, Any]) -> None:
    person, place, on = one["ask"]
    found = warrantcheck.cite(person, place, on=on)
    told = [sentence for sentence in found.sentences if sentence.text == one["then"]]
    assert told == ([found.sentences[1]] if one["then"] else [])
    assert (found.estimate and found.estimate.level) == one["level"]
    if found.estimate:
        assert found.estimate.leaves_out == (told[0].claims if told else ())
        assert found.estimate.risk_counting_all == (
            warrantcheck.trip(person, place, on=on).legs[0].risk if told else None
        )
        assert ("apart from what happened that day" in found.to_text("md")) is bool(told)


@pytest.mark.parametrize(
    ("question", "first", "never"),
    [
        ("putin TJ", "Pre-Trial Chamber II reaffirmed, finding against Mongolia", "France"),
        ("putin TJ", "On 25 September 2025, Tajikistan's government, in a note made public on 5", "On 5"),
        (
            "putin ZA --on 2023-08-22",
            "In June 2023, South Africa's president Cyril Ramaphosa, in an affidavit made public on 18 July 2023",
            "On 18 July",
        ),
        ("putin UA --on 2024-03-18", "on 8 September 2015 it accepted the Court's jurisdiction", "17 April 2014"),
        ("saif-al-islam-gaddafi LY --on 2015-08-01", "as last seen on 10 December 2014", "obliges"),
        ("netanyahu PS --known 2025-01-01", "On 1 January 2025, Benjamin Netanyahu", "is wanted"),
        ("putin TR --on 2023-10-01", "as became known in August 2023", "31 August"),
        ("netanyahu FR --on 2025-11-15 --role overflight", "Chicago Convention, arts. 1 and 3(c)", "arrival"),
        ("kenyatta GB --on 2013-05-07", "The United Kingdom was a party to the Rome Statute.", "arrest warrant"),
        ("putin HU", "tj-putin-2025-09-25", "Netanyahu"),
        ("putin AM", "am-putin-2023-10-12", "France"),
        ("netanyahu HU", "immunity did not apply in that case", "Vladimir Putin"),
        ("netanyahu HU --on 2025-04-03", "on the visit of Vladimir Putin", "immunity did not apply in that case"),
        ("netanyahu FR --on 2025-09-26", "fr-netanyahu-2024-11-27", "fly over"),
        ("netanyahu FR --on 2025-11-15 --role overflight", "cross French airspace", "said France applies"),
        ("netanyahu DE", "de-netanyahu-2025-02-24", "Mongolia"),
        ("bashir ZA --on 2015-06-14", "the Security Council had implicitly waived his immunity", "Netanyahu"),
        ("bashir JO --on 2017-03-29 --known 2019-06-01", "against Jordan's argument from", "implicitly waived"),
        ("bashir KE --on 2010-08-27", "bars an arrest was disputed", "implicitly waived"),
        ("gallant US --on 2025-03-01", "us-netanyahu-2024-11-21-b", "Kirby"),
        (
            "gallant US --on 2025-03-01",
            "On 20 January 2025, another government took office, under President Donald Trump",
            "immunity",
        ),
        ("gallant US --on 2025-03-01", "designated later for their part", "immunity"),
        ("dela-rosa PH", "ph-dela-rosa-2026-05-20", "urther"),
        ("dela-rosa PH", "the Court's Appeals Chamber held that the Court keeps its jurisdiction", "is disputed"),
        ("dela-rosa PH", "the Philippines must still arrest and surrender", "Further"),
        ("kony UG", "confirmed 39 counts in his absence", "immunity"),
        ("kony UG --on 2025-11-05", "ug-kony-2006-09-02", "39 counts"),
        ("mathieu-ngudjolo CD --on 2013-06-01", "On 21 December 2012, Ngudjolo was released", "confirmed on appeal"),
        ("thomas-lubanga CD --on 2014-01-01", "since 17 March 2006, and no release was known", "on appeal"),
        ("germain-katanga CD --on 2015-01-01", "sentenced to 12 years of imprisonment.", "reduced"),
        ("aime-kilolo BE --on 2017-06-01", "and a fine of EUR 30,000.", "set aside"),
        (
            "jean-pierre-bemba BE --on 2018-07-01",
            "when Bemba had been in the custody of the Court since 3 July 2008",
            "by surrender",
        ),
        (
            "dominic-ongwen NO --on 2025-01-21",
            "transferred to Norway on 18 December 2023 to serve a 25-year sentence",
            "has been",
        ),
        ("paul-gicheru NL --on 2020-11-02", "Gicheru surrendered in the Netherlands", "Kenya since"),
        ("paul-gicheru BE --on 2020-11-02", "had surrendered to the Netherlands on 2 November 2020", "Kenya since"),
        ("laurent-gbagbo BE --on 2019-02-05", "his presence in Belgium became known that day", "1 February 2019, in"),
        ("laurent-gbagbo BE --on 2019-02-04", "the Appeals Chamber ordered it that day", "Belgium became"),
        ("ali-kushayb CF --on 2020-06-12", "Another warrant, also for alleged crimes", "The last warrant"),
        ("jean-pierre-bemba CD", "Another warrant, in its place, was issued on 10 June 2008", "in office"),
        ("vincent-otti UG", "considered dead since October 2007", "Otti died"),
        ("nouradine-adam SD", "was last reported to live in Sudan on 8 August 2022", "at large"),
        ("ali-kushayb CF --on 2020-06-09", "he had given himself up in the Central African Republic", "Leader"),
        ("germain-katanga CD --on 2016-02-01", "On 13 November 2015, Katanga's sentence was reduced", "; reduced"),
        ("saif-al-islam-gaddafi LY", "killed in Zintan on 3 February 2026", "died "),
        ("putin ML --on 2037-08-01", "if it gave no notice on 24 June 2026, it must arrest", "moved against"),
        ("putin VE --on 2037-08-01", "On 1 August 2037, as things are known on ", "Vladimir Putin was"),
    ],
)
def test_a_paragraph_tells_what_bears_on_this_person_and_this_question(question: str, first: str, never: str) -> None:
    person, state, *rest = question.split()
    asked: Any = dict(zip((name.removeprefix("--") for name in rest[::2]), rest[1::2], strict=True))
    found = warrantcheck.cite(person, state, **asked)
    text = " ".join(sentence.text for sentence in found.sentences)
    claimed = {claim for sentence in found.sentences for claim in sentence.claims}
    assert first in claimed or first in text
    assert never not in text
    told_of = [DATA.statement(claim).about for claim in claimed if DATA.has("statement", claim)]
    assert all({found.person, "all"} & set(people) for people in told_of)
    who, clock = DATA.person(found.person), Clock(found.on, found.known)
    case = case_of(DATA, who, office_held(who, clock), Stop(DATA.state(found.state)), clock)
    explained = " ".join(dispute.text for dispute in case.duty.disputes)
    assert {ruling.claim for ruling in RULINGS if f"({ruling.day})" in explained} <= claimed
