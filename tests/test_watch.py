"""Watched questions: what changed and why, and a plan that survives crowds, kills and damage."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from test_diff import old  # noqa: F401 (a fixture)

from warrantcheck.errors import UsageError
from warrantcheck.exit_status import ExitStatus
from warrantcheck.lock import locked
from warrantcheck.watch.plan_file import PlanFile, state_folder

MAIN = [sys.executable, "-m", "warrantcheck", "watch"]


@pytest.fixture
def watch(cli: Any, tmp_path: Path) -> Any:
    """Run a watch command on a plan of its own."""
    return lambda *arguments: cli("watch", *arguments, "--state", str(tmp_path / "state"))


def started(state: Path, *arguments: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*MAIN, *arguments, "--state", str(state)], stdout=pipe, stderr=pipe)


def ended(state: Path, *arguments: str) -> int:
    """Run to the end, and return the exit status."""
    run = started(state, *arguments)
    run.communicate(timeout=60)
    return run.returncode


def names(state: Path) -> list[str]:
    return [entry.name for entry in PlanFile(state).read().entries]


def test_a_question_is_added_listed_and_removed(watch: Any) -> None:
    assert watch("list", "-o", "json").json["result"]["entries"] == []
    assert watch("add", "summit", "putin", "South Africa", "--on", "2027-08-22").status == 0
    assert watch("add", "home", "netanyahu", "HU").status == 0
    entries = watch("list", "-o", "json").json["result"]["entries"]
    assert [(e["name"], e["person"], e["place"], e["on"]) for e in entries] == [
        ("summit", "vladimir-putin", "South Africa", "2027-08-22"),
        ("home", "benjamin-netanyahu", "HU", None),
    ]
    assert entries[0]["answer"]["duty"] == "arrest"
    assert watch("remove", "summit").status == 0
    assert "home" in watch("list").out
    assert "summit" not in watch("list").out


def test_a_run_is_silent_until_an_answer_changes_and_then_says_so_once(
    watch: Any,
    old: Path,  # noqa: F811
) -> None:
    watch("add", "budapest", "netanyahu", "HU")
    watch("add", "ulaanbaatar", "putin", "MN", "--on", "2027-01-01")
    quiet = watch("run")
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    changed = watch("run", "--data", str(old))
    assert changed.status == ExitStatus.CHANGED == 7
    assert "budapest" in changed.out
    assert "hu.withdrawal.2025-06-02" in changed.out
    assert "ulaanbaatar" not in changed.out
    assert watch("run", "--data", str(old)).status == 0
    back = watch("run", "-o", "json")
    assert back.status == 7
    change = back.json["result"]["changes"][0]
    assert (change["old"]["duty"], change["new"]["duty"]) == ("residual", "arrest")
    assert "hu.withdrawal.2025-06-02.revoked" in {c["claim"] for c in change["claims"] if c["change"] == "added"}


def test_an_answer_that_time_changed_is_told_with_the_reason(watch: Any, tmp_path: Path) -> None:
    watch("add", "caracas", "netanyahu", "VE")
    file = tmp_path / "state" / "watch.json"
    plan = json.loads(file.read_text())
    plan["entries"][0]["answer"] |= {
        "risk": 1.0,
        "next_change": {"date": "2026-11-01", "text": "a notice takes effect"},
    }
    file.write_text(json.dumps(plan))
    run = watch("run")
    assert run.status == 7
    assert "a notice takes effect" in run.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device on this system")
def test_nothing_is_remembered_that_could_not_be_written_out(tmp_path: Path, old: Path) -> None:  # noqa: F811
    state = tmp_path / "state"
    assert ended(state, "add", "budapest", "netanyahu", "HU") == 0
    before = (state / "watch.json").read_bytes()
    with open("/dev/full", "wb") as full:  # noqa: PTH123 (a device)
        run = subprocess.run([*MAIN, "run", "--data", str(old), "--state", str(state)], stdout=full, check=False)
    assert run.returncode not in (0, 7)
    assert (state / "watch.json").read_bytes() == before
    assert ended(state, "run", "--data", str(old)) == 7


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "a", "nobody-at-all", "MN"), "nobody-at-all"),
        (("add", "a", "putin", "Atlantis"), "Atlantis"),
        (("add", "", "putin", "MN"), "1 to 80 printable characters"),
        (("add", "x" * 81, "putin", "MN"), "1 to 80 printable characters"),
        (("add", "a\x1b[31m", "putin", "MN"), "1 to 80 printable characters"),
        (("add", "a", "putin", "MN", "--on", "soon"), "is not a day"),
        (("remove", "a"), "Nothing is watched under the name 'a'"),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(arguments: tuple[str, ...], says: str, watch: Any) -> None:
    watch("add", "kept", "putin", "MN")
    run = watch(*arguments)
    assert run.status == 2
    assert says in run.err
    assert [e["name"] for e in watch("list", "-o", "json").json["result"]["entries"]] == ["kept"]


def test_a_name_is_taken_once(watch: Any) -> None:
    watch("add", "a", "putin", "MN")
    run = watch("add", "a", "putin", "ZA")
    assert run.status == 2
    assert "already watched" in run.err


def test_somebody_who_left_the_data_is_named_and_kept(watch: Any, tmp_path: Path) -> None:
    watch("add", "a", "putin", "MN")
    file = tmp_path / "state" / "watch.json"
    file.write_text(file.read_text().replace("vladimir-putin", "somebody-else", 1))
    run = watch("run")
    assert run.status == 2
    assert "a: The data no longer has a person with the id 'somebody-else'" in run.err
    assert names(tmp_path / "state") == ["a"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff", b"{", b"[]", b'{"format": 1}', b'{"format": 2, "entries": []}', b'{"theirs": true}', b'"x"'],
)
@pytest.mark.parametrize("command", [("list",), ("run",), ("add", "b", "putin", "MN"), ("remove", "a")])
def test_a_damaged_or_foreign_file_is_refused_and_left_as_it_is(
    content: bytes, command: tuple[str, ...], watch: Any, tmp_path: Path
) -> None:
    if content == b'{"format": 1}':
        content = b'{"format": 1, "entries": [{"name": "a"}]}'
    folder = tmp_path / "state"
    folder.mkdir()
    (folder / "watch.json").write_bytes(content)
    run = watch(*command)
    assert run.status == ExitStatus.DATA
    assert len(run.err.strip().splitlines()[-1:]) == 1
    assert "It was left as it is" in run.err
    assert (folder / "watch.json").read_bytes() == content


def test_a_folder_that_cannot_be_written_is_named(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = cli("watch", "add", "a", "putin", "MN", "--state", str(tmp_path / "file" / "state"))
    assert run.status == 2
    assert "cannot be written" in run.err


def test_a_plan_behind_a_link_stays_behind_it(watch: Any, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "state" / "watch.json").symlink_to(tmp_path / "dotfiles" / "plan.json")
    watch("add", "a", "putin", "MN")
    assert (tmp_path / "state" / "watch.json").is_symlink()
    assert '"a"' in (tmp_path / "dotfiles" / "plan.json").read_text()


def test_the_plan_is_kept_in_the_users_state_folder() -> None:
    assert state_folder({"XDG_STATE_HOME": "/s", "HOME": "/h"}) == Path("/s/warrantcheck")
    assert state_folder({"XDG_STATE_HOME": "relative", "HOME": "/h"}) == Path("/h/.local/state/warrantcheck")
    assert state_folder({"HOME": "/h"}) == Path("/h/.local/state/warrantcheck")


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_nobody_else_may_read_what_is_watched(watch: Any, tmp_path: Path) -> None:
    watch("add", "a", "putin", "MN")
    assert (tmp_path / "state").stat().st_mode & 0o77 == 0
    assert (tmp_path / "state" / "watch.json").stat().st_mode & 0o77 == 0


def test_whoever_holds_the_plan_too_long_is_not_waited_for(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "lock"),
        pytest.raises(UsageError, match="another run has held it"),
        locked(tmp_path / "lock", patience=0.05),
    ):
        pass


@pytest.mark.long
def test_fifty_at_once_lose_nothing(tmp_path: Path) -> None:
    state = tmp_path / "state"
    runs = [started(state, "run") if i % 5 == 4 else started(state, "add", f"n{i}", "putin", "MN") for i in range(50)]
    for i, run in enumerate(runs):
        _, err = run.communicate(timeout=300)
        assert run.returncode == 0, (i, err.decode())
    assert sorted(names(state)) == sorted(f"n{i}" for i in range(50) if i % 5 != 4)
    assert sorted(path.name for path in state.iterdir()) == ["watch.json", "watch.lock"]


@pytest.mark.long
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL on this system")
def test_a_kill_at_any_point_leaves_a_plan_with_everything_that_was_confirmed(tmp_path: Path) -> None:
    state = tmp_path / "state"
    chance = random.Random(20261121)
    begin = time.monotonic()
    assert ended(state, "add", "first", "putin", "MN") == 0
    usual = time.monotonic() - begin
    confirmed, killed = {"first"}, 0
    for i in range(24):
        run = started(state, "add", f"n{i}", "putin", "MN")
        time.sleep(usual * chance.uniform(0.3, 1.1))
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=60)
        killed += run.returncode == -signal.SIGKILL
        confirmed |= {f"n{i}"} if run.returncode == 0 else set()
        assert confirmed <= set(names(state))
    assert killed
    assert ended(state, "add", "last", "putin", "MN") == 0
    assert sorted(path.name for path in state.iterdir()) == ["watch.json", "watch.lock"]


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills within a write need fork")
def test_a_kill_between_any_two_steps_of_a_write_leaves_the_old_plan_or_the_new(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert ended(state, "add", "first", "putin", "MN") == 0
    plan = PlanFile(state).read()
    for step in ("open", "write", "fsync", "replace"):
        code = (
            "import os, signal, sys\n"
            "from pathlib import Path\n"
            "from warrantcheck.watch.plan_file import PlanFile\n"
            f"step, file = {step!r}, PlanFile(Path({str(state)!r}))\n"
            "die = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
            "with file.held() as write:\n"
            "    plan = file.read()\n"
            "    if step == 'open': os.fdopen = die\n"
            "    if step == 'write': os.fsync = die\n"
            "    if step == 'fsync': Path.replace = die\n"
            "    if step == 'replace':\n"
            "        real = Path.replace\n"
            "        Path.replace = lambda *a: (real(*a), die())\n"
            "    write(plan)\n"
        )
        run = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
        assert run.returncode == -signal.SIGKILL
        assert PlanFile(state).read() == plan
    assert ended(state, "add", "next", "putin", "MN") == 0
    assert names(state) == ["first", "next"]
    assert sorted(path.name for path in state.iterdir()) == ["watch.json", "watch.lock"]
