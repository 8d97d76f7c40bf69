"""Make an edition of the data: one file that any program of the same data format reads, and its signature.

    python tools/make_edition.py FOLDER --key SECRET_KEY [--index]

writes `warrantcheck-data-VERSION.zip` and its `.minisig` to FOLDER. With --index, FOLDER's `index.json` offers every
edition in it, and is signed as well. The password of the key is read from the terminal, or from MINISIGN_PASSWORD.
Needs the optional dependency `editions`.
"""

from __future__ import annotations

import argparse
import getpass
import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import minisign
from msgspec import json

from warrantcheck.answer.world import decisions
from warrantcheck.dataset import shipped
from warrantcheck.dataset.store import Dataset
from warrantcheck.edition.archive import packed, unpacked
from warrantcheck.edition.index import FORMAT, Index, Offer
from warrantcheck.edition.signature import SUFFIX

PREFIX = "warrantcheck-data-"


def made(data: Dataset) -> bytes:
    """Return the edition of the data of this checkout."""
    folder = shipped.yaml_folder()
    kinds = ("*.yaml", "evidence/*.csv", "evidence/*.yaml", "generated/*")
    files = {f"data/{p.relative_to(folder)}": p.read_bytes() for kind in kinds for p in sorted(folder.glob(kind))}
    files |= {file.name: file.read_bytes() for file in (shipped.COMPILED, decisions.FILE)}
    return packed(data.version, date.fromisoformat(data.checked), data.digest, files)


def index_of(folder: Path) -> bytes:
    """Return the list of all editions in a folder."""
    offers = []
    for file in sorted(folder.glob(f"{PREFIX}*.zip")):
        content = file.read_bytes()
        said, _ = unpacked(content)
        offers.append(Offer(said.version, said.data_format, file.name, sha256(content).hexdigest()))
    return json.format(json.encode(Index(FORMAT, tuple(offers))))


def signed(file: Path, content: bytes, key: minisign.SecretKey) -> None:
    """Write a file and its signature."""
    file.write_bytes(content)
    signature = key.sign(content, trusted_comment=f"file:{file.name}")
    file.with_name(f"{file.name}{SUFFIX}").write_bytes(bytes(signature) + b"\n")


def main() -> None:
    """Write what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--key", type=Path, required=True)
    asked.add_argument("--index", action="store_true")
    given = asked.parse_args()
    key = minisign.SecretKey.from_file(given.key)
    if key.is_encrypted():
        key.decrypt(os.environ.get("MINISIGN_PASSWORD") or getpass.getpass("Password of the key: "))
    data = Dataset.shipped()
    given.folder.mkdir(parents=True, exist_ok=True)
    signed(given.folder / f"{PREFIX}{data.version}.zip", made(data), key)
    if given.index:
        signed(given.folder / "index.json", index_of(given.folder), key)


if __name__ == "__main__":
    main()
