"""`warrantcheck data install`, `update`, `list`, `use`, `remove`: editions of the data, apart from the program."""

from pathlib import Path
from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import MAKING, Call, command
from warrantcheck.cli.settings import PROJECT_FILE
from warrantcheck.errors import DataError, UsageError

SHOWN = tuple(name for name in MAKING if name in ("output", "color", "width", "quiet"))

Origin = Annotated[str, typer.Argument(metavar="FILE|URL", help="An edition, with its signature beside it (.minisig).")]
Version = Annotated[
    str, typer.Argument(metavar="VERSION", autocompletion=complete.editions, help="Its version, or `shipped`.")
]
Key = Annotated[
    list[str] | None,
    typer.Option("--key", metavar="KEY", help="Trust this minisign key instead of the program's. Repeatable."),
]
Older = Annotated[bool, typer.Option("--older", help="Accept an edition that is older than the data in use.")]


def register(below: typer.Typer) -> None:
    """Add the commands to the group `data`."""
    command(below, name="install", shared=SHOWN)(data_install)
    command(below, name="update", shared=SHOWN)(data_update)
    command(below, name="list", shared=SHOWN)(data_list)
    command(below, name="use", shared=SHOWN)(data_use)
    command(below, name="remove", shared=SHOWN)(data_remove)


def data_install(call: Call, origin: Origin, key: Key = None, older: Older = False) -> None:
    r"""Install an edition of the data from a file or an HTTPS address, and use it from now on.

    \b
    Examples:
      warrantcheck data install warrantcheck-data-2026.12.05.zip
      warrantcheck data install https://example.org/warrantcheck-data-2026.12.05.zip

    It must be signed with a key of the program, or one given with --key. Only that address and its signature are
    fetched.
    """
    from warrantcheck.edition.fetch import beside, fetched, is_address
    from warrantcheck.edition.manifest import MOST_BYTES
    from warrantcheck.edition.signature import MOST_SIGNED, SUFFIX

    if is_address(origin):
        content, signature = fetched(origin, MOST_BYTES), fetched(beside(origin, SUFFIX), MOST_SIGNED)
    else:
        content, signature = _read(Path(origin), MOST_BYTES), _read(Path(f"{origin}{SUFFIX}"), MOST_SIGNED)
    _install(call, content, signature, key, Path(origin).name, older=older)


def data_update(call: Call, index: options.Index = None, key: Key = None) -> None:
    r"""Install the newest edition that a publisher offers, and use it from now on.

    \b
    Examples:
      warrantcheck data update --index https://example.org/editions/index.json
      WARRANTCHECK_INDEX=https://example.org/editions/index.json warrantcheck data update

    The publisher's list is named with --index or in the settings; without it no connection is opened.
    """
    from hashlib import sha256
    from urllib.parse import urljoin

    from warrantcheck.answer.data.editions import editions
    from warrantcheck.edition.fetch import beside, fetched
    from warrantcheck.edition.index import MOST_BYTES as MOST_LISTED
    from warrantcheck.edition.index import newest
    from warrantcheck.edition.keys import TRUSTED
    from warrantcheck.edition.manifest import MOST_BYTES, order
    from warrantcheck.edition.signature import MOST_SIGNED, SUFFIX, verify

    if not index:
        raise UsageError("No list of editions is named: give --index URL, or set `index` (see docs/data.md).")
    if call.origin("index").startswith(f"{PROJECT_FILE}:"):  # it could keep an old edition in use, and sees who asks
        raise UsageError(
            f"{call.origin('index')}: a project cannot say where editions come from: give --index {index}, "
            "or set `index` in your own settings."
        )
    listed = fetched(index, MOST_LISTED)
    verify(listed, fetched(beside(index, SUFFIX), MOST_SIGNED), key or TRUSTED, "the list of editions")
    offer = newest(listed)
    there = editions(call.shelf)
    used = max(order(one.version) for one in there.editions if (one.in_use and not one.fault) or one.name == "shipped")
    if order(offer.version) <= used:
        call.session.tell(f"no edition newer than the data in use is offered ({offer.version} is the newest)")
        call.answer("data-list", there)
        return
    address = urljoin(index, offer.file)
    content = fetched(address, MOST_BYTES)
    if sha256(content).hexdigest() != offer.sha256:
        raise DataError(f"{address} does not match the list of editions: not installed.")
    signature = fetched(beside(address, SUFFIX), MOST_SIGNED)
    _install(call, content, signature, key, offer.file, expected=offer.version)


def data_list(call: Call) -> None:
    r"""List the editions of the data that can be used.

    \b
    Examples:
      warrantcheck data list
      warrantcheck data list -o json
    """
    _show(call)


def data_use(call: Call, version: Version) -> None:
    r"""Use an installed edition from now on, or the shipped data.

    \b
    Examples:
      warrantcheck data use 2026.12.05
      warrantcheck data use shipped
    """
    call.shelf.use(version)
    call.session.tell(f"{_named(version)} is now in use")
    _show(call)


def data_remove(call: Call, version: Version) -> None:
    r"""Remove an installed edition that is not in use.

    \b
    Examples:
      warrantcheck data remove 2026.12.05
    """
    call.shelf.remove(version)
    call.session.tell(f"{_named(version)} was removed")
    _show(call)


def _install(
    call: Call,
    content: bytes,
    signature: bytes,
    key: list[str] | None,
    name: str,
    *,
    older: bool = False,
    expected: str | None = None,
) -> None:
    """Verify first, then look at what was signed."""
    from warrantcheck.answer.data.editions import require_newer, require_what_it_says
    from warrantcheck.edition.archive import unpacked
    from warrantcheck.edition.keys import TRUSTED
    from warrantcheck.edition.signature import verify

    verify(content, signature, key or TRUSTED, name)
    said, files = unpacked(content)
    if expected not in (None, said.version):
        raise DataError(
            f"{name} holds edition {said.version}, not {expected} as the list of editions says: not installed."
        )
    if not older:
        require_newer(said, call.shelf)
    require_what_it_says(said, files)
    new = call.shelf.install(said, files)
    done = "was installed" if new else "was installed before"
    call.session.tell(f"{_named(said.version)} {done}; it is now in use (`data use shipped` goes back)")
    _show(call)


def _show(call: Call) -> None:
    from warrantcheck.answer.data.editions import editions
    from warrantcheck.cli.defaults import settings

    named = settings(call.session).get("edition")
    if named:
        call.session.tell(f"in this folder {named.value} is in use: {named.origin} names it")
    call.answer("data-list", editions(call.shelf))


def _named(version: str) -> str:
    return "the shipped data" if version == "shipped" else f"edition {version}"


def _read(file: Path, most: int) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror or error}.") from error
    if len(content) > most:
        raise UsageError(f"{file}: larger than {most >> 10} KiB.")
    return content
