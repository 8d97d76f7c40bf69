"""Editions of the data: installed from a file or over HTTPS, verified, chosen, replayed; whatever goes wrong on the
way, what was there before goes on working."""

from __future__ import annotations

import http.server
import io
import json
import shutil
import ssl
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import minisign
import pytest
from conftest import NOWHERE, ROOT, Run
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

import warrantcheck
from warrantcheck.answer.data.editions import require_what_it_says
from warrantcheck.authoring.compiler import compile_folder
from warrantcheck.dataset.compiled import FORMAT as DATA_FORMAT
from warrantcheck.dataset.compiled import Records
from warrantcheck.edition import fetch
from warrantcheck.edition.archive import packed, unpacked
from warrantcheck.edition.index import FORMAT, Index, Offer
from warrantcheck.edition.shelf import Shelf
from warrantcheck.errors import DataError, UnknownName, UsageError

OLD, NEW = "2026.11.01", "2026.12.24"
PAIR = minisign.KeyPair.generate()
KEY = PAIR.public_key.to_base64().decode()
OTHER = minisign.KeyPair.generate()
QUESTION = ("trip", "vladimir-putin", "--to", "MN", "--on", "2024-09-02", "-o", "json")


def signature(content: bytes, pair: minisign.KeyPair = PAIR) -> bytes:
    return bytes(pair.secret_key.sign(content))


@pytest.fixture(scope="session")
def editions(small: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """An old and a new edition of the small data; in the old one Mongolia had pledged an arrest."""
    made = {}
    for version, stance in ((OLD, "pledge"), (NEW, "assurance")):
        folder = shutil.copytree(small, tmp_path_factory.mktemp(version) / "data")
        edition = folder / "edition.yaml"
        edition.write_text(edition.read_text().replace("2026.11.28", version))
        statements = folder / "statements.yaml"
        before, after = statements.read_text().split("- id: mn-putin-2024-08-30\n")
        after = after.replace("stance: assurance", f"stance: {stance}", 1)
        statements.write_text(f"{before}- id: mn-putin-2024-08-30\n{after}")
        files = {f"data/{p.relative_to(folder)}": p.read_bytes() for p in folder.rglob("*.*")}
        compiled = compile_folder(folder)
        header = Records(compiled).header
        checked = date.fromisoformat(header["checked"])
        made[version] = packed(version, checked, header["digest"], files | {"compiled.txt": compiled})
    return made


@pytest.fixture
def at(editions: dict[str, bytes], tmp_path: Path) -> Path:
    """A folder with both editions and their signatures."""
    for version, content in editions.items():
        put(tmp_path / f"{version}.zip", content)
    return tmp_path


def put(file: Path, content: bytes, pair: minisign.KeyPair = PAIR) -> Path:
    file.write_bytes(content)
    file.with_name(f"{file.name}.minisig").write_bytes(signature(content, pair))
    return file


@pytest.fixture
def ask(cli: Any, tmp_path: Path) -> Callable[..., Run]:
    """Run the command line with a home of its own."""

    def call(*arguments: str, folder: Path = NOWHERE, **environ: str) -> Run:
        run: Run = cli(*arguments, environ={"XDG_DATA_HOME": str(tmp_path / "home")} | environ, folder=folder)
        return run

    return call


def version_of(run: Run) -> str:
    return str(run.json["data"]["version"])


# --- install, use, replay, remove -----------------------------------------------------------


def test_python_opens_an_installed_edition_and_the_shipped_data_if_none_is_named(
    at: Path, ask: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    assert ask("data", "install", str(at / f"{NEW}.zip"), "--key", KEY).status == 0
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert warrantcheck.load(edition=NEW).version == NEW
    assert warrantcheck.load(edition="shipped").digest == warrantcheck.load().digest
    with pytest.raises(UnknownName):
        warrantcheck.load(edition="2020.01.01")
    with pytest.raises(UsageError, match=r"^edition: "):
        warrantcheck.load(small, edition=NEW)


def test_an_edition_is_installed_used_replayed_and_removed(at: Path, ask: Callable[..., Run]) -> None:
    shipped = version_of(ask(*QUESTION))
    assert ask("data", "install", str(at / f"{NEW}.zip"), "--key", KEY).status == 0
    assert version_of(ask(*QUESTION)) == NEW
    assert version_of(ask(*QUESTION, "--edition", "shipped")) == shipped
    older = ask("data", "install", str(at / f"{OLD}.zip"), "--key", KEY)
    assert older.status == 5
    assert "--older" in older.err
    assert version_of(ask(*QUESTION)) == NEW
    assert ask("data", "install", str(at / f"{OLD}.zip"), "--key", KEY, "--older").status == 0
    then, now = (ask(*QUESTION, "--edition", version).json["result"]["legs"][0] for version in (OLD, NEW))
    assert then["risk"] > now["risk"] + 20, "Mongolia had pledged an arrest in the old one"
    assert version_of(ask(*QUESTION, WARRANTCHECK_EDITION=NEW)) == NEW
    changed = ask("diff", OLD, NEW, "-o", "json").json["result"]["claims"]
    assert [one["claim"] for one in changed] == ["mn-putin-2024-08-30"]
    assert ask("data", "use", NEW).status == 0
    listed = ask("data", "remove", OLD, "-o", "json").json["result"]["editions"]
    assert [(one["name"], one["in_use"]) for one in listed] == [("shipped", False), (NEW, True)]
    in_use = ask("data", "remove", NEW)
    assert (in_use.status, "data use shipped" in in_use.err) == (2, True)
    assert ask("data", "use", "shipped").status == 0
    assert version_of(ask(*QUESTION)) == shipped


def test_data_of_ones_own_is_laid_over_the_edition_in_use(at: Path, ask: Callable[..., Run], tmp_path: Path) -> None:
    ask("data", "install", str(at / f"{NEW}.zip"), "--key", KEY)
    own = tmp_path / "own"
    own.mkdir()
    (own / "statements.yaml").write_text("- {id: mn-putin-2024-09-03, remove: true}\n")
    run = ask(*QUESTION, "--data", str(own))
    assert run.status == 0
    assert version_of(run).startswith(NEW)
    whole = ask(*QUESTION, "--data", str(ROOT / "data"), "--edition", NEW)
    assert (whole.status, "give one of them" in whole.err) == (2, True)


def test_an_edition_that_is_not_there_is_named(ask: Callable[..., Run]) -> None:
    for arguments in (("data", "use", "2031.01.01"), ("data", "remove", "x/../y"), (*QUESTION, "--edition", "x")):
        run = ask(*arguments)
        assert run.status == 2
        assert "shipped" in (run.err or run.out)


def test_what_says_which_edition_is_in_use_may_be_damaged(ask: Callable[..., Run], tmp_path: Path, at: Path) -> None:
    ask("data", "install", str(at / f"{NEW}.zip"), "--key", KEY)
    in_use = tmp_path / "home" / "warrantcheck" / "editions" / "in-use"
    for content in (b"", b"\xff\n", b"../../x\n", b"2031.01.01\n"):
        in_use.write_bytes(content)
        assert ask(*QUESTION).status in (2, 5), content
    assert ask("data", "use", "shipped").status == 0
    assert ask(*QUESTION).status == 0


# --- what is not trusted ----------------------------------------------------------------------


def archive(*entries: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in entries:
            file.writestr(name, content)
    return made.getvalue()


def said(**changed: Any) -> bytes:
    whole = {
        "format": 1, "data_format": DATA_FORMAT, "program": "0.1.0", "version": NEW, "checked": "2026-10-07",
        "digest": "", "files": {"compiled.txt": {"size": 1, "sha256": sha256(b"x").hexdigest()}},
    }  # fmt: skip
    return json.dumps(whole | changed).encode()


FILE = {"size": 1, "sha256": sha256(b"x").hexdigest()}
SPOILT: dict[str, tuple[bytes, str]] = {
    "no archive": (b"x", "whole archive"),
    "nothing inside": (archive(), "whole archive"),
    "no JSON": (archive(("edition.json", b"{")), "cannot be read"),
    "another format of data": (archive(("edition.json", said(data_format=99))), "another version of warrantcheck"),
    "a newer program": (archive(("edition.json", said(program="99.0"))), "asks for warrantcheck 99.0"),
    "a version that is a path": (archive(("edition.json", said(version="../x"))), "not a version of the data"),
    "a file that leaves the folder": (
        archive(("edition.json", said(files={"../../x": FILE, "compiled.txt": FILE}))), "does not hold",
    ),
    "a file that is not named": (
        archive(("edition.json", said()), ("compiled.txt", b"x"), ("data/x.yaml", b"")), "files that it does not list",
    ),
    "a file that differs": (archive(("edition.json", said()), ("compiled.txt", b"y")), "is not what edition.json says"),
    "a file that swells": (archive(("edition.json", said()), ("compiled.txt", b"x" * 9999)), "is not what"),
    "too large": (
        archive(("edition.json", said(files={"compiled.txt": {"size": 1 << 30, "sha256": ""}}))), "larger than",
    ),
    "data that is none": (archive(("edition.json", said()), ("compiled.txt", b"x")), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPOILT)
def test_a_signed_edition_that_cannot_be_is_refused(kind: str, ask: Callable[..., Run], tmp_path: Path) -> None:
    content, complaint = SPOILT[kind]
    run = ask("data", "install", str(put(tmp_path / "x.zip", content)), "--key", KEY)
    assert run.status == 5
    assert complaint in run.err
    assert Shelf(tmp_path / "home" / "warrantcheck" / "editions").versions() == ()


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"data/statements.yaml": b"[]\n"}, "not made from its statements.yaml"),
        ({"data/generated/codes.csv": b""}, "not made from its generated/codes.csv"),
        ({"data/events.yaml": None}, "not made from its events.yaml"),
        ({"checked": date(2030, 1, 1)}, "does not match its data"),
        ({"digest": "sha256:0"}, "does not match its data"),
    ],
)
def test_a_signed_edition_whose_parts_disagree_is_refused(
    changed: dict[str, Any], complaint: str, editions: dict[str, bytes]
) -> None:
    held, files = unpacked(editions[NEW])
    about = {"checked": held.checked, "digest": held.digest}
    other = {name: content for name, content in (files | changed).items() if content is not None and name not in about}
    about |= {name: value for name, value in changed.items() if name in about}
    with pytest.raises(DataError, match=complaint):
        require_what_it_says(*unpacked(packed(NEW, about["checked"], about["digest"], other)))


def test_an_edition_packed_in_another_way_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("edition.json", b"{}")
    with pytest.raises(DataError, match="packed in a way"):
        unpacked(made.getvalue())


def test_what_is_not_signed_by_a_trusted_key_is_not_looked_at(at: Path, ask: Callable[..., Run]) -> None:
    file = at / f"{NEW}.zip"
    beside = at / f"{NEW}.zip.minisig"
    assert "not signed by a trusted key" in ask("data", "install", str(file)).err, "by a key of the program"
    content = file.read_bytes()
    spoilt = (
        (content, signature(content, OTHER), 5),
        (content[:-1], signature(content), 5),
        (content + b"x", signature(content), 5),
        (content, signature(content[:-1]), 5),
        (content, b"", 5),
        (content, signature(content).replace(b"trusted comment: ", b"trusted comment: x", 1)[:-3], 5),
    )
    for wrong, signed, status in spoilt:
        file.write_bytes(wrong)
        beside.write_bytes(signed)
        run = ask("data", "install", str(file), "--key", KEY)
        assert run.status == status
        assert len(run.err.splitlines()) == 1
    beside.unlink()
    assert ask("data", "install", str(file), "--key", KEY).status == 2
    assert ask("data", "install", str(put(file, content)), "--key", "no key").status == 2
    assert len(ask("data", "list", "-o", "json").json["result"]["editions"]) == 1


def test_the_same_version_with_other_data_is_refused(at: Path, ask: Callable[..., Run]) -> None:
    assert ask("data", "install", str(at / f"{NEW}.zip"), "--key", KEY).status == 0
    again = ask("data", "install", str(at / f"{NEW}.zip"), "--key", KEY)
    assert (again.status, "installed before" in again.err) == (0, True)
    manifest, files = unpacked((at / f"{NEW}.zip").read_bytes())
    other = packed(NEW, manifest.checked, manifest.digest, files | {"data/more.yaml": b""})
    run = ask("data", "install", str(put(at / "other.zip", other)), "--key", KEY)
    assert (run.status, "Another edition" in run.err) == (5, True)


def test_an_edition_in_use_that_cannot_be_is_named_with_the_way_out(
    at: Path, ask: Callable[..., Run], tmp_path: Path
) -> None:
    install = ("data", "install", str(at / f"{NEW}.zip"), "--key", KEY)
    ask(*install)
    place = tmp_path / "home" / "warrantcheck" / "editions" / NEW

    def other_format() -> None:
        about = place / "edition.json"
        about.write_text(json.dumps(json.loads(about.read_text()) | {"data_format": DATA_FORMAT - 1}))

    def changed() -> None:
        (place / "data" / "statements.yaml").write_text("[]\n")

    def gone() -> None:
        shutil.rmtree(place)

    for spoil in (other_format, changed, gone):
        spoil()
        run = ask(*QUESTION)
        assert (run.status in (2, 5), "data use shipped" in run.err) == (True, True), spoil
        assert NEW in ask("data", "list").out
    assert ask("config", "show").status == 0
    place.symlink_to(tmp_path / "nowhere")
    assert "was installed;" in ask(*install).err, "it is put in order"
    shutil.rmtree(place)
    place.symlink_to(tmp_path)
    assert ask("data", "use", "shipped").status == ask("data", "remove", NEW).status == 0
    assert at.exists()


# --- what goes wrong while it is written ----------------------------------------------------


@pytest.fixture
def shelf(tmp_path: Path, editions: dict[str, bytes]) -> Shelf:
    """A shelf with the old edition in use."""
    shelf = Shelf(tmp_path / "shelf")
    shelf.install(*unpacked(editions[OLD]))
    return shelf


INSTALL = """
import resource, sys
from pathlib import Path
from warrantcheck.edition.archive import unpacked
from warrantcheck.edition.shelf import Shelf
said, files = unpacked(Path(sys.argv[2]).read_bytes())
if len(sys.argv) > 3:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), -1))
Shelf(Path(sys.argv[1])).install(said, files)
"""


def started(shelf: Shelf, file: Path, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", INSTALL, str(shelf.folder), str(file), *more], stderr=subprocess.PIPE
    )


def test_a_disk_that_takes_no_more_leaves_the_old_edition(shelf: Shelf, editions: dict[str, bytes], at: Path) -> None:
    failed = started(shelf, at / f"{NEW}.zip", "10000")
    assert b"cannot be written" in failed.communicate()[1]
    assert (shelf.versions(), shelf.in_use()) == ((OLD,), OLD)
    assert not list(shelf.folder.glob(".draft*"))
    assert shelf.install(*unpacked(editions[NEW]))
    assert shelf.in_use() == NEW


def test_two_at_once_install_it_once(shelf: Shelf, at: Path) -> None:
    both = [started(shelf, at / f"{NEW}.zip") for _ in range(2)]
    assert [one.communicate()[1] for one in both] == [b"", b""]
    assert (shelf.versions(), shelf.in_use()) == ((NEW, OLD), NEW)


@pytest.mark.parametrize("moments", [3, pytest.param(60, marks=pytest.mark.long)])
def test_a_kill_at_any_moment_leaves_the_old_edition_or_the_new(
    moments: int, shelf: Shelf, editions: dict[str, bytes], at: Path
) -> None:
    for number in range(moments):
        killed = started(shelf, at / f"{NEW}.zip")
        time.sleep(0.1 + 0.2 * number / moments)
        killed.kill()
        killed.communicate()
        assert shelf.in_use() in (OLD, NEW)
        for version in shelf.versions():
            said = shelf.manifest(version)
            for name, file in said.files.items():
                assert sha256((shelf.folder / version / name).read_bytes()).hexdigest() == file.sha256
        shelf.use(OLD)
        if NEW in shelf.versions():
            shelf.remove(NEW)
    assert shelf.install(*unpacked(editions[NEW]))
    assert not list(shelf.folder.glob(".draft*"))


def test_a_shelf_that_cannot_be_written_is_named(tmp_path: Path, editions: dict[str, bytes]) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        Shelf(tmp_path / "file" / "shelf").install(*unpacked(editions[NEW]))


# --- over the network ------------------------------------------------------------------------


@dataclass
class Server:
    """A server on loopback: what it serves, and what it was asked for."""

    address: str
    files: dict[str, bytes]
    asked: list[str]


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves the files of its server, and does ill on some paths."""

    server: Any

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer."""
        self.server.asked.append(self.path)
        kind, _, rest = self.path.lstrip("/").partition("/")
        content = self.server.files.get(rest if kind in ("cut", "endless") else self.path.lstrip("/"))
        moved = {"round": self.path, "moved": f"/{rest}", "plain": "http://127.0.0.1:9/x", "odd": "https://[odd/"}
        if kind in moved:
            self.send_response(302)
            self.send_header("Location", moved[kind])
            self.end_headers()
        elif kind in ("drip", "drip-head"):
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if kind == "drip" else b"X: "))
            try:
                while True:
                    self.wfile.write(b"x")
                    time.sleep(0.02)
            except OSError:
                pass
        elif kind == "endless" and not rest.endswith(".minisig"):
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(bytes(1 << 20))
            except OSError:
                pass
        elif content is None:
            self.send_error(404)
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2] if kind == "cut" else content)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def server(certificate: Path, editions: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An HTTPS server that offers both editions."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")  # a proxy of the environment is not used
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    offers = tuple(Offer(v, DATA_FORMAT, f"{v}.zip", sha256(c).hexdigest()) for v, c in editions.items())
    offers += (Offer("2031.01.01", DATA_FORMAT + 1, "later.zip", ""),)
    files = {f"{version}.zip": content for version, content in editions.items()}
    files["index.json"] = json.dumps(
        {"format": FORMAT, "editions": [{n: getattr(o, n) for n in Offer.__struct_fields__} for o in offers]}
    ).encode()
    assert Index.__struct_fields__ == ("format", "editions")
    files |= {f"{name}.minisig": signature(content) for name, content in files.items()}
    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.socket = context.wrap_socket(listening.socket, server_side=True)
    made = Server(f"https://127.0.0.1:{listening.server_port}", files, [])
    listening.__dict__.update(files=files, asked=made.asked)
    listening.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    yield made
    listening.shutdown()
    listening.server_close()
    thread.join()


def test_an_update_takes_the_newest_that_this_program_reads(server: Server, ask: Callable[..., Run]) -> None:
    run = ask("data", "update", "--index", f"{server.address}/index.json", "--key", KEY)
    assert run.status == 0, run.err
    assert version_of(ask(*QUESTION)) == NEW
    assert server.asked == ["/index.json", "/index.json.minisig", f"/{NEW}.zip", f"/{NEW}.zip.minisig"]
    again = ask("data", "update", "--key", KEY, WARRANTCHECK_INDEX=f"{server.address}/index.json")
    assert (again.status, "no edition newer" in again.err) == (0, True)
    assert server.asked[4:] == ["/index.json", "/index.json.minisig"]
    assert ask("data", "install", f"{server.address}/moved/{NEW}.zip", "--key", KEY).status == 0


def test_a_project_does_not_say_where_editions_come_from(ask: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "warrantcheck.toml").write_text('index = "https://127.0.0.1:9/index.json"\n')
    run = ask("data", "update", "--key", KEY, folder=tmp_path)
    assert (run.status, "warrantcheck.toml:1" in run.err) == (2, True)


def test_an_edition_that_a_project_names_is_told_beside_the_one_in_use(
    at: Path, ask: Callable[..., Run], tmp_path: Path
) -> None:
    (tmp_path / "warrantcheck.toml").write_text('edition = "shipped"\n')
    run = ask("data", "install", str(at / f"{NEW}.zip"), "--key", KEY, folder=tmp_path)
    assert "shipped is in use: warrantcheck.toml:1 names it" in run.err


def test_an_update_without_a_list_says_how_to_name_one(ask: Callable[..., Run]) -> None:
    run = ask("data", "update")
    assert (run.status, "--index" in run.err) == (2, True)


def test_a_list_or_an_edition_that_was_changed_is_not_taken(server: Server, ask: Callable[..., Run]) -> None:
    sound = dict(server.files)
    changed = sound["index.json"].replace(NEW.encode(), b"2027.12.24")
    for files in (
        {"index.json": changed},
        {"index.json": changed, "index.json.minisig": signature(changed)},
        {f"{NEW}.zip": sound[f"{OLD}.zip"], f"{NEW}.zip.minisig": sound[f"{OLD}.zip.minisig"]},
        {f"{NEW}.zip.minisig": signature(sound[f"{NEW}.zip"], OTHER)},
        {"index.json": b"[]", "index.json.minisig": signature(b"[]")},
    ):
        server.files.update(sound | files)
        assert ask("data", "update", "--index", f"{server.address}/index.json", "--key", KEY).status == 5, files
    assert len(ask("data", "list", "-o", "json").json["result"]["editions"]) == 1


@pytest.mark.parametrize("path", ["cut", "endless", "round", "plain", "nowhere", "odd", "drip", "drip-head"])
def test_a_broken_transfer_leaves_things_as_they_were(
    path: str, server: Server, ask: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warrantcheck.edition.manifest.MOST_BYTES", 1 << 21)
    monkeypatch.setattr(fetch, "WHOLE", 0.2 if path.startswith("drip") else fetch.WHOLE)
    run = ask("data", "install", f"{server.address}/{path}/{NEW}.zip", "--key", KEY)
    assert run.status == (2 if path in ("plain", "odd") else 5)
    assert len(run.err.splitlines()) == 1
    assert len(ask("data", "list", "-o", "json").json["result"]["editions"]) == 1


def test_a_certificate_of_another_name_is_refused(server: Server) -> None:
    with pytest.raises(DataError, match="could not be fetched"):
        fetch.fetched(f"{server.address.replace('127.0.0.1', 'localhost')}/index.json", 1000)


def test_a_signature_stands_beside_the_path_not_the_query() -> None:
    assert fetch.beside("https://example.org/x.zip?token=1", ".minisig") == "https://example.org/x.zip.minisig?token=1"


def test_a_certificate_that_nobody_vouches_for_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    with pytest.raises(DataError, match="could not be fetched"):
        fetch.fetched(f"{server.address}/index.json", 1000)


@pytest.mark.parametrize("address", ["http://127.0.0.1/x", "file:///etc/passwd", "https://", "https://u:p@h/", "://"])
def test_only_https_is_fetched(address: str) -> None:
    with pytest.raises(UsageError, match="not an HTTPS address"):
        fetch.fetched(address, 1)
