"""Documents of record: what the data must name, how numbers look, and what a reader is told of how one was read."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, linted
from conftest import files as shipped_files
from msgspec.structs import replace

from warrantcheck.answer.record import read_at
from warrantcheck.answer.source.claim import claim
from warrantcheck.answer.source.source import source
from warrantcheck.authoring import lint_forms, lint_records
from warrantcheck.authoring.validate import MISSING_RECORDS, DataFiles
from warrantcheck.cli import complete
from warrantcheck.dataset.records import Source
from warrantcheck.dataset.store import Dataset
from warrantcheck.document.parts.source_words import how_read, numbered

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def files() -> DataFiles:
    return shipped_files()


def told(files: DataFiles, change: Callable[[Source], Source]) -> list[str]:
    """The problems of the data when every source is changed."""
    changed = replace(files, sources=tuple(map(change, files.sources)))
    return [problem.message for rule in lint_records.RULES for problem in rule(changed)]


def with_only(id_: str, **fields: Any) -> Callable[[Source], Source]:
    return lambda source: replace(source, **fields) if source.id == id_ else source


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("court", "ICC-02/05-01/09-397"),
        ("court", "ICC-01/22-90"),
        ("court", "ICC-01/09-01/13-1-Red2"),
        ("court", "ICC-CPI-20110627-PR689"),
        ("court", "ICC-OTP-20071019-258"),
        ("court", "ICC-CPI-20080207-PR284-FRA"),
        ("court", "CR2013_03122"),
        ("court", "ICC-PIDS-CIS-DRC2-03-004/09_Eng"),
        ("court", "ICC-PIDS-WU-77/11_Eng"),
        ("court", "ICC-Q&A-CDI-04-02/19_Eng"),
        ("court", "OTP Weekly Briefing, Issue #39"),
        ("court", "ICC-ASP/18/9"),
        ("depositary", "C.N.180.2026.TREATIES-XVIII.10"),
        ("depositary", "C.N.612.2008.TREATIES-6"),
        ("depositary", "C.N.225.2025"),
        ("depositary", "XVIII-10"),
        ("un", "S/RES/1593 (2005)"),
        ("un", "A/RES/ES-11/4"),
    ],
)
def test_numbers_have_the_form_of_their_issuer(kind: str, number: str) -> None:
    assert lint_records.NUMBERS[kind].fullmatch(number)


@pytest.mark.parametrize(
    ("kind", "number"),
    [("court", "ICC-01/22"), ("court", "ICC-02/05-01/09"), ("court", "S/RES/1593 (2005)"), ("court", "ICC-PIDS"),
     ("un", "resolution 1593"), ("depositary", "CN.180.2026"), ("depositary", "C.N.180")],
)  # fmt: skip
def test_a_case_a_situation_or_another_issuers_number_is_none(kind: str, number: str) -> None:
    assert not lint_records.NUMBERS[kind].fullmatch(number)


def test_the_data_is_sound() -> None:
    assert linted().problems == ()


def test_the_shipped_data_names_its_records(files: DataFiles) -> None:
    assert told(files, lambda source: source) == []


def test_a_warrant_without_its_record_is_refused(files: DataFiles) -> None:
    problems = told(files, with_only("icc-02-05-01-12-2", record=None, read=None))
    assert any(
        message.startswith("abdel-raheem-hussein-2012-03-01 names no document of record") for message in problems
    )


def test_a_warrant_without_its_number_is_refused(files: DataFiles) -> None:
    problems = told(files, with_only("icc-02-05-01-12-2", record=None))
    assert any(
        message.startswith("abdel-raheem-hussein-2012-03-01 names a document of record without its number")
        for message in problems
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"lacks": "document"}, "what 'vladimir-putin-2023-03-17' lacks is the number"),
        ({"why": "secret", "sources": ()}, "'secret' needs `sources`: who says so?"),
        ({"claim": "mn.ratification.2002-04-11"}, "'mn.ratification.2002-04-11' names a document of record with its"),
    ],
)
def test_what_is_listed_as_missing_is_what_is_missing(files: DataFiles, change: Any, problem: str) -> None:
    rows = tuple(
        replace(row, **change) if row.claim == "vladimir-putin-2023-03-17" else row for row in files.missing_records
    )
    problems = [found.message for found in lint_records.records_are_named(replace(files, missing_records=rows))]
    assert any(message.startswith(problem) for message in problems)


def test_a_claim_listed_as_missing_that_has_one_is_told(files: DataFiles) -> None:
    problems = told(files, with_only("euronews-saif-killed-2026-02-04", class_="court", read="directly"))
    assert any("saif-al-islam-gaddafi-2011-06-27.ended" in message for message in problems)


def test_a_record_that_nobody_carries_is_told(files: DataFiles) -> None:
    problems = told(files, with_only("ondoc-icc-drc-2014-04-09", of=()))
    assert "no source names it in `of`: where was it read?" in problems


def test_a_source_without_a_class_and_a_press_page_as_record_are_told(files: DataFiles) -> None:
    assert told(files, with_only("worddisk-putin", class_=None)) == ["has no `class`"]
    assert "no document of record is of the class press" in told(files, with_only("24kg-cis-2023", read="directly"))


def test_an_own_folder_without_the_list_is_not_held_to_it(files: DataFiles, tmp_path: Path) -> None:
    documents = {name: document for name, document in files.documents.items() if name != MISSING_RECORDS}
    elsewhere = replace(files, folder=tmp_path, documents=documents, missing_records=())
    assert not list(lint_records.records_are_named(elsewhere))


def test_a_purpose_that_does_not_follow_the_trip_is_told_in_the_shipped_data_alone(
    files: DataFiles, tmp_path: Path
) -> None:
    noted = replace(files, visits=(replace(files.visits[0], purpose="talks, Juba"), *files.visits[1:]))
    (problem,) = lint_forms.purposes_follow_the_trip(noted)
    assert "does not follow the trip" in problem.message
    own = replace(noted, documents={name: one for name, one in files.documents.items() if name != MISSING_RECORDS})
    assert not list(lint_forms.purposes_follow_the_trip(own))
    assert not list(lint_forms.purposes_follow_the_trip(replace(noted, laid_over=tmp_path)))


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"summary": "Said so"}, "begin with a verb in the past tense"),
        ({"summary": "said so", "reported_by": "the press"}, "begin with `had`"),
        ({"summary": "said so."}, "no full stop"),
        ({"summary": "said so", "speaker": "minister (statement)"}, "no brackets"),
    ],
)
def test_a_statement_that_makes_no_sentence_is_told_in_the_shipped_data_alone(
    parts: dict[str, str], says: str, files: DataFiles, tmp_path: Path
) -> None:
    noted = replace(files, statements=(replace(files.statements[1], **parts),))
    (problem,) = lint_forms.statements_make_sentences(noted)
    assert says in problem.message
    assert not list(lint_forms.statements_make_sentences(replace(noted, laid_over=tmp_path)))


def test_the_list_of_missing_records_fits_its_published_schema() -> None:
    text = (DATA / "schemas" / "records-missing.json").read_text(encoding="utf-8")
    assert text == runpy.run_path(str(ROOT / "tools" / "make_schemas.py"))["schema_text"](MISSING_RECORDS)
    assert "text" in json.loads(text)["$defs"]["MissingRecord"]["required"]


def test_missing_and_weak_are_counted(files: DataFiles) -> None:
    found = linted().sources
    assert found is not None
    assert found.missing == sum(row.lacks == "document" for row in files.missing_records) > 0
    assert {one.claim for one in found.unnumbered} == {row.claim for row in files.missing_records}
    assert any(one.why == "secret" and one.sources for one in found.unnumbered)
    weak = {source.id for source in files.sources if source.weak}
    assert found.weak
    assert all(weak.issuperset(one.sources) for one in found.weak)
    warrants = next(kind for kind in found.kinds if kind.kind == "warrant")
    assert warrants.with_record >= warrants.with_number >= 50
    assert [one.claim for one in found.weak if one.kind == "warrant"] == []
    assert {"tajikistan-2026-03-19", "kr-netanyahu-2026-05-20"} <= {one.claim for one in found.weak}


def test_a_claim_names_its_record_and_where_it_was_read(data: Dataset) -> None:
    found = claim(data, "mn.ratification.2002-04-11")
    assert found.record is not None
    assert (found.record.number, found.record.read) == ("XVIII-10", "copy")
    assert found.record.read_at == ("github.com/zmjones/untreaties",)
    without = claim(data, "bf.withdrawal.2026-06-24")
    assert without.record is None
    assert without.missing is not None
    assert (without.missing.lacks, without.missing.why) == ("document", "not-found")
    assert claim(data, "bf.withdrawal.2026-06-24").weak
    direct = claim(data, "iyad-ag-ghaly-2017-07-18").record
    assert direct is not None
    assert (direct.read, direct.read_at) == ("directly", ())


def test_a_number_comes_first_and_a_copy_says_so(data: Dataset, cli: Any) -> None:
    one = data.source("icc-02-05-01-09-195")
    assert numbered(one.record, "ICC") == "ICC-02/05-01/09-195, ICC"
    assert how_read(one.read, read_at(data, one)) == "read in a copy at ondoc.logand.com"
    quoted = data.source("icc-01-22-143")
    assert str(how_read(quoted.read, read_at(data, quoted))).startswith("not read: as quoted at ")
    assert how_read("directly", ()) is None
    assert numbered(None, "RFI") == "RFI"
    run = cli("claim", "drc-2014-04-09", "--width", "200")
    assert "ICC-02/05-01/09-195, International Criminal Court: " in run.out
    assert "(read in a copy at ondoc.logand.com)" in run.out


@pytest.mark.parametrize(
    ("fields", "weak"),
    [
        ({"class_": "user-made", "url": "https://a.org"}, True),
        ({"class_": "reference", "url": "https://a.org"}, True),
        ({"class_": "copy", "url": "https://a.org"}, True),
        ({"class_": "copy", "url": "https://a.org", "kind": "court"}, True),
        ({"kind": "reference", "url": "https://a.org"}, True),
        ({"class_": "press"}, True),
        ({"class_": "press", "url": "https://a.org"}, False),
        ({"class_": "court", "read": "copy"}, False),
        ({"class_": "court", "read": "quoted", "url": "https://a.org"}, True),
    ],
)
def test_what_makes_a_source_weak(fields: dict[str, Any], weak: bool) -> None:
    assert Source(**({"id": "s", "title": "t", "publisher": "p", "kind": "press"} | fields)).weak is weak


def test_a_footnote_and_its_entry_say_that_a_document_was_not_read(data: Dataset, cli: Any) -> None:
    run = cli("cite", "putin", "TJ", "--on", "2025-10-09", "--known", "2026-06-01", "-o", "md", "--bibtex")
    quoted = f"not read, but as quoted at {data.source('ua-caseguide-icc-ukraine-2026').publisher}"
    entries = run.out.count(f"howpublished = {{{quoted}")
    assert run.out.count(quoted) == 2 * entries > 0


def test_a_source_is_shown_with_what_rests_on_it(data: Dataset) -> None:
    found = source(data, "mirage-icc-duterte-2025-03-12")
    assert (found.class_, found.weakness, found.read) == ("copy", "copy", None)
    resting = {id_ for id_ in data.names("claim") if found.source in data.claim(id_).sources}
    assert {one.claim for one in found.claims} == resting != set()
    record = source(data, "untc-xviii-10-2015-03")
    assert (record.record, record.read, record.read_at) == ("XVIII-10", "copy", ("github.com/zmjones/untreaties",))
    assert [one.source for one in source(data, record.carried_by[0]).of].count(record.source) == 1
    assert not any(one.weak for one in record.claims)


@pytest.mark.parametrize(
    ("asked", "other", "id_"),
    [("claim", "source", "untc-xviii-10-2015-03"), ("source", "claim", "mn.ratification.2002-04-11")],
)
def test_an_id_of_the_other_kind_is_sent_there_and_not_looked_up(asked: str, other: str, id_: str, cli: Any) -> None:
    run = cli(asked, id_)
    assert run.status == 2
    assert f"is the id of a {other}, not of a {asked}: `warrantcheck {other} {id_}` shows it" in run.err
    assert not run.out
    assert cli(other, id_).status == 0
    assert "Some begin so" not in cli(asked, "vladimir putin").err


def test_ids_complete_as_they_are_written(data: Dataset) -> None:
    assert complete.claims("mn.ratif") == ["mn.ratification.2002-04-11"]
    assert complete.sources("untc-xviii-10-2015") == ["untc-xviii-10-2015-03"]
    assert complete.claims("") == complete.sources("") == []
    assert not set(data.names("claim")) & set(data.names("source"))


def test_a_claim_says_why_its_warrant_has_no_number(cli: Any) -> None:
    told = cli("claim", "vladimir-putin-2023-03-17").out
    assert "No number is public: the document is secret" in told
    assert "Shown by      Doğruhaber" in told
    assert "RFE/RL: ICC Issues Arrest Warrant Against Putin Over Alleged War Crimes In Ukraine, 2023-03" in " ".join(
        told.split()
    )
    shows = cli("source", "dogruhaber-icc-putin-2023-03-17").out
    assert "vladimir-putin-2023-03-17" in shows
    assert "No claim rests" not in shows
