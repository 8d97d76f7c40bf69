"""Search: by name, and by what people, situations, events and statements are about."""

from __future__ import annotations

import shlex
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "id_", "why"),
    [
        ("taliban", "person", "haibatullah-akhundzada", "office: "),
        ("children's rights", "person", "maria-lvova-belova", "Commissioner for Children's Rights"),
        ("starvation", "person", "yoav-gallant", "charges: "),
        ("darfur", "situation", "darfur", "name"),
        ("darfur", "person", "bahr-abu-garda", "situation: Darfur"),
        ("G20 2026", "event", "g20-2026-miami", "name"),
        ("african union", "group", "AU", "name"),
        ("ratified Statute promulgated", "statement", "hu-putin-2023-03-23", "said: "),
        ("Umrah", "visit", "bashir-sa-2009-04-01", "trip: for the Umrah pilgrimage"),
        ("putin", "person", "vladimir-putin", "name"),
        ("communique", "joint-text", "doha-communique-2025", "name"),
        ("doha", "joint-text", "doha-communique-2025", "name"),
        ("hague group", "joint-text", "hague-group-founders", "name"),
        ("ES-11/4", "evidence", "un-es-11-4", "name"),
        ("vote", "evidence", "un-es-10-23", "kind: vote"),
        ("general assembly", "evidence", "un-es-11-4", "UN General Assembly on resolution ES-11/4"),
        ("roll call", "evidence", "un-res-79-232", "kind: vote"),
        ("Resolution ES-11/4", "evidence", "un-es-11-4", "on resolution ES-11/4"),
        ("ES11/4", "evidence", "un-es-11-4", "name"),
        ("abstained", "evidence", "un-es-11-4", "each state: "),
        ("A/RES/ES-11/6", "evidence", "un-es-11-6", "document: "),
        ("without diplomatic relations", "evidence", "no-relations-with-israel", "name"),
        ("national law execution of the warrants", "joint-text", "doha-communique-2025", "note: "),
    ],
)
def test_a_topic_finds_what_it_is_about_and_says_why(text: str, kind: str, id_: str, why: str, cli: Any) -> None:
    hits = cli("search", text, "-o", "json").json["result"]["hits"]
    assert any(hit["kind"] == kind and hit["id"] == id_ and why in hit["why"] for hit in hits), hits


def test_what_a_hit_says_to_type_is_answered(cli: Any) -> None:
    for text in ("taliban", "g20", "darfur", "mongolia", "ES-11/4"):
        asked = {hit["kind"]: hit["ask"] for hit in cli("search", text, "-o", "json").json["result"]["hits"]}
        for ask in asked.values():
            assert cli(*shlex.split(ask.replace("PERSON", "putin"))).status == 0, ask


def test_the_claim_of_a_text_agreed_with_others_names_who_joined_and_who_left(cli: Any) -> None:
    joined = cli("claim", "hague-group-founders", "-o", "json").json["result"]["joined"]
    assert {one["state"]: one["left"] for one in joined if one["left"]} == {"BO": "2026-03-04", "HN": "2026-03-03"}
    assert "7 states: Belize, Colombia, Cuba" in " ".join(cli("claim", "hague-group-founders").out.split())
    assert cli("claim", "mn.ratification.2002-04-11", "-o", "json").json["result"]["joined"] == []


def test_the_claim_of_a_vote_names_the_states_that_voted(cli: Any) -> None:
    told = " ".join(cli("claim", "un-es-11-4").out.split())
    assert "In favour 143 states: " in told
    assert "Against 5 states: Belarus, Nicaragua, North Korea, Russia, Syria" in told
    row = cli("claim", "un-es-11-4", "-o", "csv").out.splitlines()
    assert {"about_name", "in_favour", "against"} <= {*row[0].split(",")}
    assert "Russia, Ukraine" in row[1]
    assert "BY; NI; KP; RU; SY" in row[1]


def test_a_short_word_must_be_a_word_and_a_miss_shows_what_is_written_alike(cli: Any) -> None:
    hits = cli("search", "un", "-o", "json").json["result"]["hits"]
    assert all("unable" not in hit["why"] for hit in hits if hit["kind"] == "statement")
    missed = cli("search", "talban")
    assert (missed.status, "taliban" in missed.out) == (0, True)


@pytest.mark.parametrize(
    ("claim", "about"),
    [
        ("doha-communique-2025", "Benjamin Netanyahu, Yoav Gallant"),
        ("un-es-11-4", "Russia, Ukraine"),
        ("eu-members", ""),
        ("mn-putin-2024-08-30", "Mongolia"),
    ],
)
def test_a_claim_names_all_whom_its_text_is_about(claim: str, about: str, cli: Any) -> None:
    assert cli("claim", claim, "-o", "json").json["result"]["about_name"] == about


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_to_search_for_is_refused(text: str, cli: Any) -> None:
    refused = cli("search", text)
    assert (refused.status, refused.out) == (2, "")
    assert "is empty" in refused.err


def test_verbose_shows_what_was_found_uncut(cli: Any) -> None:
    words = ("search", "national law execution of the warrants")
    assert "Syria had been back" in " ".join(cli(*words, "-v").out.split())
    assert "Syria had been back" not in " ".join(cli(*words).out.split())
