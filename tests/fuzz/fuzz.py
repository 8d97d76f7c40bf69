"""Fuzz every reader of the program, for as long as is wanted, and go on where the last run stopped.

    python tests/fuzz/fuzz.py --state fuzz.json --minutes 30 --inputs 1000000
    python tests/fuzz/fuzz.py --state fuzz.json --report
    python tests/fuzz/fuzz.py --replay FOLDER/reader-xxxxxxxx.bin

Of every input, only a `WarrantcheckError` may come out, within a second of processor time and `MEMORY` bytes. Inputs
are made in two ways: by damaging valid examples (`grammar`), and guided by coverage where atheris is installed
(`coverage`). Each slice of work runs in a process of its own, which is ended if it hangs or grows. What is found is
kept beside the state, in the folder of the same name with `.found`.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import mmap
import os
import resource
import signal
import struct
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

MEMORY = 512 << 20
"""Bytes of private memory of a worker, the program and its data included."""

SECOND = 1.0
PATIENCE = 20.0
"""Seconds of wall clock after which an input is taken to hang, and its process is ended."""

SLICE = 15.0
"""Seconds of one slice of work."""

_SHARED = struct.Struct("<QQd")  # inputs done, number of the present one, when it began (0: none is under way)


class State:
    """What a run remembers: seed, counts, findings. Written whole, so that a kill loses a slice at most."""

    def __init__(self, file: Path, seed: int) -> None:
        """Read it, or begin."""
        self.file = file
        self.found = file.with_suffix(".found")
        self.value: dict[str, Any] = {"seed": seed, "seconds": 0.0, "readers": {}, "findings": {}}
        if file.exists():
            self.value = json.loads(file.read_text())

    def counts(self, reader: str) -> dict[str, Any]:
        """Return the counts of a reader."""
        fresh = {"grammar": 0, "coverage": 0, "slowest": 0.0, "seconds": 0.0, "peak_mib": 0}
        counts: dict[str, Any] = self.value["readers"].setdefault(reader, fresh)
        return counts

    def total(self) -> int:
        """Return how many inputs were read."""
        return sum(c["grammar"] + c["coverage"] for c in self.value["readers"].values())

    def add(self, reader: str, what: str, where: str, content: bytes) -> None:
        """Keep a finding once, with the input that shows it."""
        key = f"{reader}-{hashlib.sha256(f'{what}{where}'.encode()).hexdigest()[:8]}"
        known = self.value["findings"].setdefault(key, {"reader": reader, "what": what, "where": where, "times": 0})
        known["times"] += 1
        if known["times"] == 1:
            self.found.mkdir(exist_ok=True)
            (self.found / f"{key}.bin").write_bytes(content)
            print(f"found {key}: {what} at {where}", flush=True)

    def save(self) -> None:
        """Write it."""
        draft = self.file.with_suffix(".tmp")
        draft.write_text(json.dumps(self.value, indent=1))
        draft.replace(self.file)


# --- in the worker ----------------------------------------------------------------------


def fault_of(read: Any, content: bytes) -> tuple[str, str, float]:
    """Read an input; return what went wrong (empty: nothing), where, and the seconds of processor time."""
    from warrantcheck.errors import WarrantcheckError

    begin = time.process_time()
    what = where = ""
    try:
        read(content)
    except WarrantcheckError:
        pass
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 (pyarrow and Rust raise what is no Exception, too)
        what = type(error).__name__
        frames = traceback.extract_tb(error.__traceback__)
        ours = [f for f in frames if f"{os.sep}warrantcheck{os.sep}" in f.filename] or frames
        where = f"{Path(ours[-1].filename).name}:{ours[-1].name}"
    spent = time.process_time() - begin
    if not what and spent > SECOND:
        what, where = "slow", "over a second"
    return what, where, spent


def limited() -> None:
    """Hold this process to `MEMORY`."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Slice:
    """What a worker does, and tells in shared memory and a file of lines."""

    def __init__(self, name: str, shared: mmap.mmap, lines: Path) -> None:
        """Take the reader and where to tell."""
        from readers import READERS

        self.read = READERS[name].read
        self.shared = shared
        self.lines = lines
        self.done = 0
        self.slowest = 0.0

    def one(self, number: int, content: bytes) -> None:
        """Read one input."""
        self.shared[: _SHARED.size] = _SHARED.pack(self.done, number, time.monotonic())
        what, where, spent = fault_of(self.read, content)
        self.slowest = max(self.slowest, spent)
        if what == "slow":  # once more: the first use of a module is not the input's fault
            what, where, spent = fault_of(self.read, content)
        if what:
            with self.lines.open("a") as out:
                out.write(json.dumps([what, where, content.hex()]) + "\n")
        self.done += 1
        self.shared[: _SHARED.size] = _SHARED.pack(self.done, number + 1, 0.0)

    def close(self) -> None:
        """Tell the rest."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        with self.lines.open("a") as out:
            out.write(json.dumps({"slowest": self.slowest, "peak_mib": peak}) + "\n")


def work(arguments: argparse.Namespace) -> None:
    """Be a worker."""
    if arguments.engine == "coverage":
        import atheris

        with atheris.instrument_imports(include=["warrantcheck", "yaml"]):
            import readers
    else:
        import readers
    limited()
    with arguments.shared.open("r+b") as file:
        shared = mmap.mmap(file.fileno(), _SHARED.size)
    slice_ = Slice(arguments.reader, shared, arguments.lines)
    fault_of(slice_.read, readers.READERS[arguments.reader].examples()[0])  # imports and caches, before the clock runs
    until = time.monotonic() + arguments.seconds
    number = arguments.begin
    if arguments.engine == "grammar":
        from generate import Generator

        reader = readers.READERS[arguments.reader]
        generator = Generator(arguments.seed, arguments.reader, reader.examples(), reader.words)
        while time.monotonic() < until and number < arguments.end:
            slice_.one(number, generator.make(number))
            number += 1
        slice_.close()
        return

    def test_one(content: bytes) -> None:
        if time.monotonic() < until and slice_.done < arguments.end:
            (arguments.lines.parent / "present.bin").write_bytes(content)
            slice_.one(slice_.done, content)
        else:
            slice_.close()
            os._exit(0)

    arguments.corpus.mkdir(parents=True, exist_ok=True)
    for i, example in enumerate(readers.READERS[arguments.reader].examples()):
        (arguments.corpus / f"example-{i}").write_bytes(example)
    options = [
        "-rss_limit_mb=0",
        "-timeout=600",
        "-max_len=20000",
        "-verbosity=0",
        "-print_final_stats=0",
        "-close_fd_mask=0",
        f"-artifact_prefix={arguments.corpus.parent}/",  # else it leaves what it found where it was called
    ]
    seed = f"-seed={(arguments.seed + arguments.begin) % (1 << 31) or 1}"
    atheris.Setup([sys.argv[0], *options, seed, str(arguments.corpus)], test_one)
    atheris.Fuzz()


# --- in the supervisor --------------------------------------------------------------------


def slice_of(state: State, name: str, engine: str, seconds: float, most: int) -> None:
    """Run a slice of work in a process of its own, watch it, and book what it did."""
    counts = state.counts(name)
    place = state.file.with_suffix(".work")
    place.mkdir(exist_ok=True)
    shared, lines = place / "shared", place / "lines"
    shared.write_bytes(_SHARED.pack(0, counts[engine], 0.0))
    lines.write_bytes(b"")
    command = [
        sys.executable, __file__, "--work", "--reader", name, "--engine", engine, "--seed", str(state.value["seed"]),
        "--begin", str(counts[engine]), "--end", str(counts[engine] + most if engine == "grammar" else most),
        "--seconds", str(seconds), "--shared", str(shared), "--lines", str(lines),
        "--corpus", str(place / f"corpus-{name}"),
    ]  # fmt: skip
    begin = time.monotonic()
    environ = os.environ | {"ARROW_DEFAULT_MEMORY_POOL": "system", "PYTHONWARNINGS": "ignore"}
    log = (place / "log").open("ab")
    process = subprocess.Popen(command, stdout=log, stderr=log, env=environ)
    ended = ""
    try:
        while process.poll() is None:
            time.sleep(0.2)
            _, _, since = _SHARED.unpack(shared.read_bytes()[: _SHARED.size])
            if since and time.monotonic() - since > PATIENCE:
                ended = "hang"
                process.kill()
    except BaseException:
        ended = "interrupted"
        process.kill()
        raise
    finally:
        process.wait()
        log.close()
        spent = time.monotonic() - begin
        done, number, since = _SHARED.unpack(shared.read_bytes()[: _SHARED.size])
        crashed = process.returncode != 0 and since and ended != "interrupted"
        counts[engine] += done + bool(crashed)
        counts["seconds"] += spent
        state.value["seconds"] += spent
        for line in lines.read_text().splitlines():
            said = json.loads(line)
            if isinstance(said, dict):
                for key, value in said.items():
                    counts[key] = max(counts[key], value)
            else:
                state.add(name, said[0], said[1], bytes.fromhex(said[2]))
        if crashed:
            what = (
                ended
                or f"ended by {signal.Signals(-process.returncode).name if process.returncode < 0 else process.returncode}"
            )
            state.add(name, what, "the process", _input(state, name, engine, number, place))
        elif process.returncode and not done:
            print(f"{name}: the {engine} worker did not start, see {place / 'log'}", flush=True)
        state.save()


def _input(state: State, name: str, engine: str, number: int, place: Path) -> bytes:
    if engine == "coverage":
        with contextlib.suppress(OSError):
            return (place / "present.bin").read_bytes()
        return b""
    from generate import Generator
    from readers import READERS

    reader = READERS[name]
    return Generator(state.value["seed"], name, reader.examples(), reader.words).make(number)


def run(state: State, minutes: float, inputs: int, only: list[str]) -> None:
    """Go round the readers until the time is over or all have had their share."""
    from readers import READERS

    until = time.monotonic() + minutes * 60
    whole = sum(READERS[name].share for name in only)
    goal = {name: int(inputs * READERS[name].share / whole) for name in only}
    shares = {"grammar": 0.8, "coverage": 0.2} if find_spec("atheris") else {"grammar": 1.0}
    while time.monotonic() < until:
        open_ = [n for n in only if any(int(goal[n] * s) > state.counts(n)[e] for e, s in shares.items())]
        if not open_:
            break
        for name in open_:
            for engine, part in shares.items():
                seconds = min(SLICE if engine == "grammar" else SLICE / 2, until - time.monotonic())
                most = int(goal[name] * part) - state.counts(name)[engine]
                if seconds > 1 and most > 0:
                    slice_of(state, name, engine, seconds, most)


def report(state: State) -> str:
    """Return the counts as a table in Markdown."""
    lines = [
        "| reader | damaged and made | guided by coverage | slowest, s | peak, MiB |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, c in sorted(state.value["readers"].items()):
        lines.append(f"| {name} | {c['grammar']:,} | {c['coverage']:,} | {c['slowest']:.2f} | {c['peak_mib']} |")
    total = f"{state.total():,} inputs in {state.value['seconds'] / 60:.0f} minutes, seed {state.value['seed']}"
    kept = [f"{key}: {f['what']} at {f['where']}, {f['times']} times" for key, f in state.value["findings"].items()]
    return "\n".join([*lines, "", total, f"{len(kept)} findings", *kept])


def main() -> int:
    """Run, report or replay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, default=Path("fuzz.json"))
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="in all, spread over the readers")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--replay", type=Path)
    for name in ("--reader", "--engine"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    for name in ("--begin", "--end"):
        parser.add_argument(name, type=int, help=argparse.SUPPRESS)
    for name in ("--shared", "--lines", "--corpus"):
        parser.add_argument(name, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=float, help=argparse.SUPPRESS)
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.work:
        work(arguments)
        return 0
    from readers import READERS

    if arguments.replay:
        name = arguments.replay.name.rpartition("-")[0]
        READERS[name].read(arguments.replay.read_bytes())
        return 0
    state = State(arguments.state, arguments.seed)
    if not arguments.report:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell had it ignored
        with contextlib.suppress(KeyboardInterrupt):
            run(state, arguments.minutes, arguments.inputs, arguments.only or list(READERS))
    print(report(state))
    return 1 if state.value["findings"] else 0


if __name__ == "__main__":
    sys.exit(main())
