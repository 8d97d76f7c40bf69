#!/usr/bin/env bash
# Changes src/warrantcheck/law in every small way (cosmic-ray), runs the law tests on each change, and lists the changes
# that no test noticed. Works on a copy of the last commit; takes about ten minutes. docs/testing.md has the figures.
#
#   python3 -m venv .venv-mutation && .venv-mutation/bin/pip install --group mutation --editable .
#   PATH=$PWD/.venv-mutation/bin:$PATH tools/mutate_law.sh
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
git clone --quiet "$here" "$place/copy"
cd "$place/copy"

export PYTHONPATH="$place/copy/src"
python -m warrantcheck data compile # not in the repository; the tests read it
python -m compileall -q src tests
# Two mutants of one length within one second look the same to the cache of compiled modules, so none is written.
export PYTHONDONTWRITEBYTECODE=1 PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
session=$place/session.sqlite config=tools/mutate_law.toml
cosmic-ray init "$config" "$session"
cr-filter-operators "$session" "$config"
cosmic-ray --verbosity ERROR baseline "$config"
cosmic-ray exec "$config" "$session"
cr-report "$session" --surviving-only --show-diff | sed -n '/^src\/\|^[-+] /p'
python - "$session" <<'PY'
import sqlite3, sys

rows = sqlite3.connect(sys.argv[1]).execute("SELECT worker_outcome, test_outcome FROM work_results").fetchall()
tried = [test for worker, test in rows if worker != "SKIPPED"]
killed = sum(test != "SURVIVED" for test in tried)
print(f"{len(tried)} mutants, {killed} killed ({100 * killed / len(tried):.1f} %), {len(tried) - killed} survived")
sys.exit(killed < 0.95 * len(tried))
PY
