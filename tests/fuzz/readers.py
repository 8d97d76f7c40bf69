"""What is fuzzed: each reader of the program as a function of bytes, with valid examples to begin from.

A reader may return, or raise a `WarrantcheckError`. Everything else is a finding.
"""

from __future__ import annotations

import gzip
import io
import json
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import yaml

from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.answer.world import decisions
from warrantcheck.authoring import lint, name_index, overlay, validate
from warrantcheck.authoring.compiler import lines_of
from warrantcheck.authoring.yaml_source import Document
from warrantcheck.backtest.trips import COLUMNS, from_csv
from warrantcheck.bulk import jsonl, rows
from warrantcheck.bulk.judge import Judge
from warrantcheck.cli import settings_sources
from warrantcheck.clock import Clock
from warrantcheck.dataset import shipped
from warrantcheck.dataset.compiled import encode
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import parse_day
from warrantcheck.errors import DataError
from warrantcheck.geography.tracks.content import unpack
from warrantcheck.geography.tracks.recording import recording_of
from warrantcheck.geography.tracks.track import line_of, track_of
from warrantcheck.lookup.by_id import find_claim
from warrantcheck.lookup.event import find_event, find_series
from warrantcheck.lookup.find import find_person, find_place, search
from warrantcheck.plan.check import check
from warrantcheck.plan.source import parse
from warrantcheck.watch import judge as watch_judge
from warrantcheck.watch.plan import Plan
from warrantcheck.watch.plan_file import PlanFile

TODAY = date(2026, 11, 28)
FILES = tuple(validate.FILES)


@dataclass(frozen=True)
class Reader:
    """A reader: `read` takes the bytes, `examples` makes valid ones; `share` weighs how many inputs it gets."""

    read: Callable[[bytes], object]
    examples: Callable[[], list[bytes]]
    share: float
    words: tuple[bytes, ...] = ()


@cache
def data() -> Dataset:
    """The shipped data."""
    return Dataset.shipped()


@cache
def whole_files() -> validate.DataFiles:
    """The shipped YAML."""
    return validate.load(shipped.yaml_folder())


@cache
def files() -> validate.DataFiles:
    """The shipped YAML, of each list only the first rows: the rules run, and none takes long."""
    whole = whole_files()
    few = {
        name: value[:4]
        for name in whole.__struct_fields__
        if isinstance(value := getattr(whole, name), tuple) and name != "laid_over"
    }
    return msgspec.structs.replace(whole, **few)


@cache
def row_texts() -> dict[str, list[str]]:
    """Some rows of each file of data, as YAML text."""
    found = {}
    for name in FILES:
        text = (shipped.yaml_folder() / name).read_text(encoding="utf-8")
        value = yaml.load(text, Loader=yaml.CSafeLoader)
        if isinstance(value, dict) and name in {"warrants.yaml", "visits.yaml", "names.yaml"}:
            found[name] = [
                yaml.safe_dump({key: rows_[at : at + 2] if isinstance(rows_, list) else rows_}, allow_unicode=True)
                for key, rows_ in value.items()
                for at in (0, 3, 9)
                if isinstance(rows_, list)
            ]
            if name == "names.yaml":
                places = {kind: some[:2] for kind, some in value["places"].items()}
                found[name] = [yaml.safe_dump({"people": value["people"][:1], "places": places}, allow_unicode=True)]
        elif isinstance(value, list):
            found[name] = [yaml.safe_dump(value[at : at + 2], allow_unicode=True) for at in (0, 5, len(value) // 2)]
        else:
            found[name] = [text[:6000]]
    return found


# --- YAML ---------------------------------------------------------------------------


def _chosen(content: bytes) -> tuple[str, bytes]:
    return FILES[(content[0] if content else 0) % len(FILES)], content[1:]


def _document(name: str, content: bytes) -> Document:
    file = _scratch() / name
    file.write_bytes(content)
    return Document.load(file)


@cache
def _scratch() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108


def read_yaml(content: bytes) -> object:
    """A data file: strict YAML, then the shape of its records."""
    name, text = _chosen(content)
    return validate.content_of(name, _document(name, text))


def yaml_examples() -> list[bytes]:
    return [bytes([FILES.index(name)]) + text.encode() for name, texts in row_texts().items() for text in texts]


@cache
def _base(name: str) -> Document:
    texts = row_texts()[name]
    values = [yaml.safe_load(text) for text in texts]
    merged: Any = [row for value in values for row in value]
    if isinstance(values[0], dict):
        merged = {key: [] for key in overlay.LISTS[name]}
        for value in values:
            for key, some in value.items():
                merged[key] += some
    return Document(name, yaml.safe_dump(merged, allow_unicode=True))


def read_overlay(content: bytes) -> object:
    """A file laid over the shipped data: the rows are merged, validated and linted."""
    names = (*overlay.LISTS, *overlay.WHOLE)
    name = names[(content[0] if content else 0) % len(names)]
    own = _document(name, content[1:])
    merged = own if name in overlay.WHOLE else overlay.LayeredDocument(_base(name), own, overlay.LISTS[name])
    value = validate.content_of(name, merged)
    known = files()
    with_it = msgspec.structs.replace(known, documents=known.documents | {name: merged}, **_fields(name, value))
    problems = lint.check(with_it)
    if problems:
        raise DataError.of(problems)
    return encode({}, lines_of(with_it))


def _fields(name: str, value: Any) -> dict[str, Any]:
    if name in {"warrants.yaml", "visits.yaml"}:
        return {key: getattr(value, key) for key in overlay.LISTS[name]}
    return {name.removesuffix(".yaml").replace("-", "_"): value}


def overlay_examples() -> list[bytes]:
    names = (*overlay.LISTS, *overlay.WHOLE)
    made = [bytes([names.index(name)]) + text.encode() for name in names for text in row_texts()[name]]
    removal = [bytes([names.index("states.yaml")]) + b"- {id: AD, remove: true}\n"]
    return made + removal


def read_lists(content: bytes) -> object:
    """The lists of names in a folder of data of one's own."""
    name, text = validate.GENERATED[(content[0] if content else 0) % len(validate.GENERATED)], content[1:]
    folder = _scratch()
    (folder / "generated").mkdir(exist_ok=True)
    for other in validate.GENERATED:
        head = (shipped.yaml_folder() / other).read_bytes()[:3000].rpartition(b"\n")[0] + b"\n"
        (folder / other).write_bytes(text if other == name else head)
    known = whole_files()
    name_index.airports(known.states, known.territories, folder)
    return name_index.places(known.states, known.territories, known.place_names, folder)


def lists_examples() -> list[bytes]:
    return [
        bytes([at]) + (shipped.yaml_folder() / name).read_bytes()[:1500].rpartition(b"\n")[0]
        for at, name in enumerate(validate.GENERATED)
    ]


def read_plan(content: bytes) -> object:
    """A plan of trips, and its check."""
    return check(data(), parse(content, "plan.yaml"), TODAY, "high", fail_on_unclear=True)


PLANS = [
    b"fail_on: high\ntrips:\n- {id: a, person: putin, to: MN, on: 2024-09-03}\n- {id: b, person: netanyahu, to: [HU, US], via: [GR]}\n"
    b"accept:\n- {id: r, trip: a, reason: agreed, expires: 2027-01-01}\n- {id: s, person: putin, to: ZA, reason: x, expires: 2026-01-01}\n",
    b"defaults: {person: putin, assume: former, known: 2024-01-01}\nmax_age: 30\nfail_on_unclear: true\ntrips:\n  - id: one\n    to: Crimea\n    on: 2027-08-01\n",
]

# --- rows -----------------------------------------------------------------------------


@cache
def _judge() -> Judge:
    return Judge(data(), TODAY)


def read_csv_rows(content: bytes) -> object:
    """CSV of `batch`, row by row."""
    return rows.run_csv(_judge(), io.BytesIO(content), io.BytesIO(), Counter())


def read_csv_blocks(content: bytes) -> object:
    """CSV of `batch`, in blocks; a small block, so that its ends fall anywhere."""
    from warrantcheck.bulk import columnar

    with patch.object(columnar, "BLOCK", 64 if len(content) % 2 else 1 << 22):
        return columnar.run_csv(_judge(), io.BytesIO(content), io.BytesIO(), Counter())


def read_jsonl(content: bytes) -> object:
    """JSON lines of `batch`."""
    return jsonl.run_jsonl(_judge(), io.BytesIO(content), io.BytesIO(), Counter())


def read_parquet(content: bytes) -> object:
    """Parquet of `batch`."""
    from warrantcheck.bulk import parquet

    return parquet.run(_judge(), io.BytesIO(content), io.BytesIO(), Counter(), None)


CSVS = [
    b"person,to,on\nputin,MN,2024-09-03\nnetanyahu,Hungary,2025-04-03\nnobody,MN,\nputin,Atlantis,soon\n",
    b'\xef\xbb\xbfperson;to;on;note\nputin;"South Africa";;=cmd()\n"al-Bashir";ZA;2015-06-14;"a\nb"\n',
    b"n,person,to,known,assume\r\n1,putin,Crimea,2024-01-01,former\r\n2,putin,SVO,,head\r\n3,gaddafi,LY,,\r\n",
    b"to\tperson\nMN\tputin\nZA\tputin\textra\nMN\n",
]
JSONLS = [
    b'{"person": "putin", "to": "MN", "on": "2024-09-03", "x": [1, {"y": null}]}\n{"person": "netanyahu", "to": "HU"}\n',
    b'{"person": "putin", "to": "MN", "known": "2024-01-01", "assume": "former"}\n\n[1]\n{"to": 3}\n',
]


def parquet_examples() -> list[bytes]:
    import pyarrow as pa
    from pyarrow import parquet

    texts = {"person": ["putin", None, "netanyahu"], "to": ["MN", "ZA", "HU"], "on": ["2024-09-03", "", None]}
    kinds: list[dict[str, Any]] = [
        {},
        {"on": pa.array([date(2024, 9, 3), None, TODAY])},
        {"n": [[1], None, [2, 3]], "s": [{"a": 1}] * 3},
        {"person": [1, 2, 3]},
        {"person": [["putin"], [], None]},
        {"to": pa.array(["MN"] * 3).dictionary_encode(), "known": ["2024-01-01"] * 3, "assume": ["former", "", None]},
        {"person": pa.array([b"putin", b"\xff", None], pa.binary())},
        {"on": pa.array([0, 1, 2], pa.timestamp("ns"))},
    ]
    made = []
    for i, more in enumerate(kinds):
        sink = io.BytesIO()
        parquet.write_table(
            pa.table(texts | more), sink, compression=["none", "snappy", "zstd"][i % 3], use_dictionary=i % 2 == 0
        )
        made.append(sink.getvalue())
    return made


# --- names and days -------------------------------------------------------------------


def _text(content: bytes) -> str:
    """Text as the system hands arguments over: what is not UTF-8 becomes surrogates."""
    return content.decode("utf-8", "surrogateescape")


def read_person(content: bytes) -> object:
    """The name of a person."""
    return find_person(data(), _text(content))


def read_place(content: bytes) -> object:
    """The name of a place."""
    return find_place(data(), _text(content))


def read_event(content: bytes) -> object:
    """The name of an event, of a series, of a claim; and a search."""
    text = _text(content)
    for find in (find_event, find_series):
        with suppress(find_error()):
            find(data(), text)
    search(data(), text)
    return find_claim(data(), text)


def find_error() -> type[Exception]:
    from warrantcheck.errors import UsageError

    return UsageError


def read_day(content: bytes) -> object:
    """A day, as option and as knowledge."""
    day = parse_day(_text(content), TODAY)
    with suppress(find_error()):
        Clock.of(TODAY, TODAY, day)
    return Clock.of(TODAY, day)


def person_examples() -> list[bytes]:
    return [name.encode() for name in data().names("person-name")[::3]] + [b"President Putin", b"Netanyahu, Benjamin"]


def place_examples() -> list[bytes]:
    return [name.encode() for name in data().names("place")[::40]] + [b"SVO", b"the U.A.E.", b"C\xc3\xb4te d'Ivoire"]


def event_examples() -> list[bytes]:
    return [name.encode() for name in data().names("event-name")[::5]] + [b"BRICS 2023", b"mn-putin-2024-08-30", b"G20"]


# --- tracks ---------------------------------------------------------------------------


def read_track(content: bytes) -> object:
    """Positions in any of the formats, checked and cut at their holes."""
    track = track_of(recording_of(content, "flight"), "flight")
    return track.day, line_of(track.fixes)


def read_recording(content: bytes) -> object:
    """What a file of positions holds, packed or not, before anything is made of it."""
    return recording_of(unpack(content, "flight"), "flight")


TRACKS = [
    b'<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg><trkpt lat="32.01" lon="34.88">'
    b'<ele>10</ele><time>2025-09-25T08:00:00Z</time></trkpt><trkpt lat="33.5" lon="33.2"/></trkseg></trk></gpx>',
    b"lat,lon,time,altitude_ft\n32.01,34.88,2025-09-25T08:00:00Z,10\n33.5,33.2,1758790800,30000\n",
    b"position;timestamp\n32.01,34.88;1758790800\n33.5,33.2;1758794400\n",
    json.dumps(
        {"type": "FeatureCollection", "features": [{
            "type": "Feature", "properties": {"times": ["2025-09-25T08:00:00Z", 1758790800]},
            "geometry": {"type": "LineString", "coordinates": [[34.88, 32.01, 10], [33.2, 33.5]]}}]}
    ).encode(),
    json.dumps({"type": "MultiLineString", "coordinates": [[[34.88, 32.01], [33.2, 33.5]]]}).encode(),
]  # fmt: skip

RECORDINGS = [
    b'Timestamp,UTC,Callsign,Position,Altitude\n1743631200,2025-04-02T22:00:00Z,T1,"32.01,34.88",36000\n',
    b"#info\n#yyy-mm-dd, hh:mm:ss, hh:mm, degrees, degrees, ft Baro\n  Lcl Date, Lcl Time, UTCOfst, Latitude, Longitude, AltB"
    b"\n2025-04-02, 22:00:00, +03:00, 32.01, 34.88, 30000\n",
    b"date;time;lat;lon;alt\n04/02/2025;10:00 PM;32,01N;34,88E;38.000\n",
    b'<kml><Folder><name>4X-ABC track</name><Placemark><gx:Track xmlns:gx="g"><when>2025-04-02T22:00:00Z</when>'
    b"<gx:coord>34.88 32.01 0</gx:coord></gx:Track><TimeStamp><when>2025</when></TimeStamp><Point><coordinates>34.88,32.01,5"
    b"</coordinates></Point><LineString><coordinates>34.88,32.01,5 33,33,1</coordinates></LineString></Placemark></Folder></kml>",
    b'{"icao": "abc123", "timestamp": 1743631200.0, "trace": [[0.0, 32.01, 34.88, "ground"], [9.5, 32.0, 34.0, 3000, 1, 2]]}',
    b'{"time": 1743631200, "states": [["a", "b", "c", 1743631200, 1743631200, 34.88, 32.01, 8404.86, false]]}',
    b'{"result": {"track": [{"lat": 32.01, "lng": 34.88, "alt": {"feet": 1}, "ts": 1743631200}]}}',
    gzip.compress(b"lat,lon\n1,2\n", mtime=0),
]  # fmt: skip

# --- compiled data ----------------------------------------------------------------------


@cache
def small_compiled() -> bytes:
    """A compiled file of a few records that fit together."""
    kinds = {"state": ("MN", "RU"), "person": ("vladimir-putin",), "model": ("",), "situation": ("ukraine",)}
    content = shipped.COMPILED.read_bytes()
    head = json.loads(content[: content.find(b"\n")])
    lines = [line.decode().split("\t", 2) for line in content.split(b"\n", head["lines"] + 1)[1:-1]]
    names = {"person-name", "person-short", "place"}
    kept = [
        (kind, key, value)
        for kind, key, value in lines
        if key in kinds.get(kind, ())
        or (
            kind in ("claim", "claim-sources")
            and key.lower().startswith(("vladimir-putin", "mn", "ru", "ukraine", "un-"))
        )
        or (kind in names and key in {"putin vladimir", "putin", "mongolia"})
    ]
    text = "".join(value for _, _, value in kept)
    kept += [(kind, key, "{}") for kind, key, _ in lines if kind == "lists"]  # of statements and trips there are none
    kept += [(kind, key, value) for kind, key, value in lines if kind == "source" and f'"{key}"' in text]
    about = {
        name: head[name] for name in ("version", "checked", "digest", "fingerprint", "lists", "verified", "counts")
    }
    return encode(about, [(kind, key, msgspec.Raw(value.encode())) for kind, key, value in kept])


def sealed(content: bytes) -> bytes:
    """Make the checksums fit, and most often the index, so that what follows them is reached."""
    head, _, body = content.partition(b"\n")
    with suppress(ValueError, TypeError, OverflowError, UnicodeDecodeError, RecursionError):
        value = json.loads(head)
        if isinstance(value, dict):
            size = max(0, len(body) - 12 * int(value.get("lines", 0)) - 4)
            text, index = body[:size], body[size:-4]
            if len(content) % 5:
                value["sections"], index = _indexed(text)
                value["lines"] = len(index) // 12
            head = json.dumps(value).encode() + b"\n"
            return head + text + index + zlib.crc32(index, zlib.crc32(head)).to_bytes(4, "little")
    return content


def _indexed(text: bytes) -> tuple[dict[str, list[int]], bytes]:
    bounds: dict[str, list[int]] = {}
    index: list[tuple[int, int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        kind, key, *_ = [*line.split(b"\t", 2), b""]
        index.append((zlib.crc32(kind + b"\t" + key + b"\t"), at, zlib.crc32(line.removesuffix(b"\n"))))
        bounds.setdefault(kind.decode(errors="replace"), [at, at, 0])[1] = at + len(line)
        at += len(line)
    for bound in bounds.values():
        bound[2] = zlib.crc32(text[bound[0] : bound[1]])
    columns = zip(*sorted(index), strict=True)
    return bounds, b"".join(number.to_bytes(4, "little") for column in columns for number in column)


def read_compiled(content: bytes) -> object:
    """A compiled file of data, by whomever it was made, and an answer from it."""
    from warrantcheck.authoring.opening import opened

    file = _scratch() / "compiled.txt"
    file.write_bytes(sealed(content) if len(content) % 8 else content)
    found = opened(str(file))
    about = found.version, found.checked, found.digest, found.counts, found.verified, found.overlay
    found.has("claim", "x")
    find_place(found, "Mongolia")
    who = find_person(found, "putin")
    return about, found.sources, trip(found, who, [Stop(s) for s in found.states], Clock.of(TODAY, date(2024, 9, 3)))


@cache
def small_decisions() -> bytes:
    table = decisions.shipped(data(), TODAY)
    assert table is not None, "`warrantcheck data compile` makes the table"
    few = tuple(
        tuple(which if i % 2 == 0 else which % 40 for i, which in enumerate(pair))
        for pair in table.pairs[: len(table.states)]
    )
    return msgspec.json.encode(
        msgspec.structs.replace(table, people=table.people[:1], pairs=few, decisions=table.decisions[:40])
    )


def read_decisions(content: bytes) -> object:
    """The table of decisions, and an answer from it."""
    file = _scratch() / "decisions.json"
    file.write_bytes(decisions.sealed(content))
    with patch.object(decisions, "FILE", file):
        made = Judge(data(), TODAY)
        first = data().people[0]
        for state in ("AD", "MN", "ZW"):
            for day in ("2003-01-01", "2026-11-21", "2099-12-31"):
                made.answer(first.id, state, day)
        table = decisions.shipped(data(), TODAY)
        return table and table.of(first.id, "MN")


# --- files of the user ------------------------------------------------------------------


def read_watch(content: bytes) -> object:
    """The state of `watch`, and a run over it."""
    folder = _scratch() / "watch"
    folder.mkdir(exist_ok=True)
    (folder / "watch.json").write_bytes(content)
    result, renewed = watch_judge.run(data(), PlanFile(folder).read(), TODAY)
    return result, msgspec.json.encode(renewed)


def watch_examples() -> list[bytes]:
    person = data().person("vladimir-putin")
    made = [
        watch_judge.entry(data(), "summit", person, "MN", date(2024, 9, 3), TODAY),
        watch_judge.entry(data(), "home", person, "South Africa", None, TODAY),
    ]
    old = [msgspec.structs.replace(one, answer=msgspec.structs.replace(one.answer, risk=1.0)) for one in made]
    return [msgspec.json.encode(Plan(entries=tuple(made))), msgspec.json.encode(Plan(entries=tuple(old)))]


def read_settings(content: bytes) -> object:
    """A file of settings; the first line also stands for a variable of the environment."""
    file = _scratch() / "warrantcheck.toml"
    file.write_bytes(content)
    word = content[:60].decode("utf-8", "surrogateescape")
    for name in settings_sources.SETTINGS:
        with suppress(find_error()):
            settings_sources.of_environment({settings_sources.PREFIX + name.upper(): word}, [name])
    return settings_sources.of_file("warrantcheck.toml", str(file))


SETTINGS_FILES = [
    b'output = "json"\ncolor = "never"\nwidth = 100\ndata = "mine"\nmax_age = 30\nfail_on = "high"\nfail_on_unclear = true\nquiet = false\n',
    b"\"quiet\" = true\n'width' = 80 # note\n",
]


def read_trips(content: bytes) -> object:
    """Past trips of one's own for `backtest`."""
    return from_csv(data(), io.StringIO(content.decode("utf-8", "replace"), newline=""), "trips.csv")


def trips_examples() -> list[bytes]:
    head = ",".join((*COLUMNS, "prior_signal", "prior_signal_date", "prior_scope", "id"))
    row = "vladimir-putin,MN,2024-09-03,visit,completed,no,public,assurance_no_arrest,2024-08-30,trip,x"
    return [f"{head}\n{row}\n{row.replace('2024-09-03', '2025-04')}\n".encode()]


_NAMES = (b"putin", b"al-", b" bin ", b"\xe2\x80\xae", b"\xcc\x81", b"\xef\xb7\xba", b"'", b"/", b"@", b"president ")
_YAML = (b"- ", b": ", b"{", b"}", b"[", b"]", b"&a ", b"*a", b"!!str ", b"? ", b"|\n", b">\n", b"'", b'"', b"\n", b"\t",
         b"<<: ", b"9999-12-31", b"0001-01-01", b"2023-02-30", b"2012", b"2012-99", b"'2012-13'", b"null", b"~", b"NO",
         b"1e9", b".inf", b"---\n", b"%YAML 1.2\n", b"remove: true", b"id: ", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"#")  # fmt: skip
_CSV = (b",", b";", b"\t", b"\n", b"\r\n", b"\r", b'"', b'""', b"=", b"-", b"+", b"@", b"\x00", b"\xff", b"person", b"to",
        b"on", b"known", b"assume", b"former", b"today", b"2024-09-03", b"9999-12-31", b"error", b"\xef\xbb\xbf")  # fmt: skip
_JSON = (b"{", b"}", b"[", b"]", b":", b",", b'"', b"null", b"true", b"1e999", b"-0", b"NaN", b'"\\ud800"', b"\\u0000",
         b'"9999-12-31"', b'"0001-01-01"', b'"2012-99"', b"-1", b"99999999999999999999", b"1.5", b"\xff", b"\n", b"\t")  # fmt: skip
_TRACK = (*_JSON, b"<", b">", b"/>", b"<trkpt ", b"<!DOCTYPE a [", b"&a;", b"&#0;", b"encoding='utf-16'", b'lat="91"',
          b"inf", b"nan", b"180", b"-180", b"90", b"-90", b"1e308", b"\xb2", b"Infinity", b"<time>", b"999999999999")  # fmt: skip
_DAY = (b"-", b"2024", b"09", b"00", b"13", b"31", b"today", b"9999", b"0000", b"+", b"\xd9\xa3", b"\xc2\xb2", b" ")
_TOML = (b"=", b"[", b"]", b"{", b"}", b'"', b"'", b'"""', b"\n", b"\r", b".", b"#", b"true", b"1979-05-27T07:32:00Z",
         b"0x", b"1e5", b"inf", b"output", b"data", b"width", b"\\ud800", b"\\U00110000", b"\x00", b"~", b"~nobody/x")  # fmt: skip

READERS: dict[str, Reader] = {
    "yaml": Reader(read_yaml, yaml_examples, 6, _YAML),
    "overlay": Reader(read_overlay, overlay_examples, 0.5, _YAML),
    "lists": Reader(read_lists, lists_examples, 0.2, _CSV),
    "plan": Reader(read_plan, lambda: PLANS, 2, _YAML),
    "csv-rows": Reader(read_csv_rows, lambda: CSVS, 14, _CSV),
    "csv-blocks": Reader(read_csv_blocks, lambda: CSVS, 0.6, _CSV),
    "jsonl": Reader(read_jsonl, lambda: JSONLS, 16, _JSON),
    "parquet": Reader(
        read_parquet, parquet_examples, 0.4, (b"PAR1", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f", b"\x80")
    ),
    "person": Reader(read_person, person_examples, 3, _NAMES),
    "place": Reader(read_place, place_examples, 1, _NAMES),
    "event": Reader(read_event, event_examples, 0.3, _NAMES),
    "day": Reader(read_day, lambda: [b"2024-09-03", b"today", b"2099-12-31", b"2002-07-01"], 17, _DAY),
    "track": Reader(read_track, lambda: TRACKS, 2, _TRACK),
    "recording": Reader(read_recording, lambda: [*TRACKS, *RECORDINGS], 2, _TRACK),
    "compiled": Reader(read_compiled, lambda: [small_compiled()], 4, _JSON),
    "decisions": Reader(read_decisions, lambda: [small_decisions()], 3, _JSON),
    "watch": Reader(read_watch, watch_examples, 4, _JSON),
    "settings": Reader(read_settings, lambda: SETTINGS_FILES, 14, _TOML),
    "trips": Reader(read_trips, trips_examples, 12, _CSV),
}
"""Every reader by its name."""
