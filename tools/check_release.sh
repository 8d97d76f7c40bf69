#!/usr/bin/env bash
# Builds wheel and sdist of the commit twice, in different surroundings, and compares them byte for byte; installs the
# wheel alone and asks it; holds the exported dataset to the Data Package profile; writes the SBOM (CycloneDX).
#
#   tools/check_release.sh [FOLDER]     FOLDER (default: dist) gets wheel, sdist and SBOM
#
# PYTHON: the Python to build with (python3). PROFILE: a copy of the profile of Data Package 2.0, else it is downloaded.
set -euo pipefail
unset PYTHONPATH VIRTUAL_ENV PIP_USER
here=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-python3}
mkdir -p "${1:-dist}"
target=$(cd "${1:-dist}" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$python" -m venv "$place/tools"
"$place/tools/bin/pip" install --quiet --upgrade "pip>=25.1"
(cd "$here" && "$place/tools/bin/pip" install --quiet --group release)
SOURCE_DATE_EPOCH=$(git -C "$here" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

build() { # folder, time zone, seed of hashes, umask
  git clone --quiet "$here" "$place/$1"
  (umask "$4" && cd "$place/$1" && TZ=$2 PYTHONHASHSEED=$3 "$place/tools/bin/python" -m build --no-isolation . > build.log 2>&1)
}
echo "== twice: another folder, time zone, order of hashes, umask"
build one UTC 1 022
build another/folder/than/that Asia/Kathmandu 4242 077
for made in "$place"/one/dist/*; do
  other="$place/another/folder/than/that/dist/$(basename "$made")"
  cmp "$made" "$other"
  echo "the same: $(cd "$(dirname "$made")" && sha256sum "$(basename "$made")") $(stat -c %s "$made") bytes"
done
cp "$place"/one/dist/* "$target/"

echo "== the wheel that is made from the sdist is that wheel too"
mkdir "$place/unpacked"
tar -xzf "$place"/one/dist/*.tar.gz -C "$place/unpacked" --strip-components=1
(cd "$place/unpacked" && "$place/tools/bin/python" -m build --no-isolation --wheel . > build.log 2>&1)
cmp "$place"/one/dist/*.whl "$place"/unpacked/dist/*.whl

echo "== the wheel alone"
"$python" -m venv --without-pip "$place/alone"
"$place/tools/bin/pip" --python "$place/alone" install --quiet "$place"/one/dist/*.whl
mkdir "$place/elsewhere" && cd "$place/elsewhere"
"$place/alone/bin/warrantcheck" --version
"$place/alone/bin/warrantcheck" trip putin --to MN > trip.txt
grep -q "must arrest" trip.txt
"$place/alone/bin/warrantcheck" data lint

echo "== the dataset as a Data Package"
"$place/alone/bin/warrantcheck" export dataset package
if [ -z "${PROFILE:-}" ]; then
  PROFILE="$place/profile.json"
  curl --silent --show-error --fail --output "$PROFILE" https://datapackage.org/profiles/2.0/datapackage.json
fi
"$place/tools/bin/python" - "$PROFILE" package/datapackage.json <<'PY'
import json, pathlib, sys
from jsonschema import validators

profile, package = (json.loads(pathlib.Path(file).read_text(encoding="utf-8")) for file in sys.argv[1:])
# The standard defines fields of type `list`; its published profile leaves them out, so here they count as text.
for table in package["resources"]:
    for field in table["schema"]["fields"]:
        if field["type"] == "list":
            field["type"] = "string"
problems = list(validators.validator_for(profile)(profile).iter_errors(package))
for problem in problems[:20]:
    print("/".join(map(str, problem.path)), problem.message[:200])
print(f"{len(package['resources'])} tables, {len(problems)} breaches of the profile")
sys.exit(bool(problems))
PY
(cd package && "$place/tools/bin/frictionless" validate datapackage.json > "$place/frictionless.txt") ||
  { tail -n 60 "$place/frictionless.txt"; exit 1; }
echo "frictionless: every row of every table is valid"

echo "== the SBOM"
version=$("$place/alone/bin/python" -c 'import warrantcheck; print(warrantcheck.__version__)')
sbom="$target/warrantcheck-$version.cdx.json"
"$place/tools/bin/cyclonedx-py" environment --pyproject "$here/pyproject.toml" --output-reproducible \
  --output-file "$sbom" "$place/alone/bin/python"
"$place/tools/bin/python" - "$sbom" <<'PY'
import json, pathlib, sys

sbom = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
parts = {part["name"]: part["version"] for part in sbom["components"]}
print(sbom["bomFormat"], sbom["specVersion"], f"{len(parts)} components")
assert {"typer", "msgspec", "rich", "pydantic", "geographiclib"} <= {name.lower() for name in parts}, parts
PY
