#!/usr/bin/env bash
# Renews the lock files: the newest of everything within the ranges of pyproject.toml, with the hash of every file, for
# Python 3.11 and newer on every system. Needs uv (`pip install uv`). Read what changed, run `bash .ci/run`, commit.
set -euo pipefail
cd "$(dirname "$0")/.."
lock() { # what file, from which groups
  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
    --custom-compile-command tools/lock.sh --output-file "requirements/$1" "${@:2}"
}
lock test.txt pyproject.toml --group test --group build
lock check.txt --constraint requirements/test.txt --group check --group places
