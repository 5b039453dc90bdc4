#!/bin/sh
# Builds FerretDB 1.24.2, a MongoDB-compatible server over SQLite, for the tests of the MongoDB storage.
# Needs Go; does nothing when it has been built before. Prints where it is.
set -eu

version=v1.24.2
cache="$(cd "$(dirname "$0")/../.." && pwd)/node_modules/.cache/ferretdb"
program="$cache/ferretdb"

if [ -x "$program" ] && [ "$(cat "$cache/version" 2>/dev/null)" = "$version" ]; then
  echo "$program"
  exit 0
fi
if ! command -v go >/dev/null 2>&1; then
  echo "FerretDB was not built: this machine has no Go. Set TEST_MONGODB_URL or put mongod on the path instead." >&2
  exit 1
fi

# "go install MODULE@VERSION" would also ask the proxy for the list of versions, which not every proxy gives out, and
# the program refuses to run without the version file that its own release script writes. So: its sources, plus that file.
build="$(mktemp -d)"
trap 'chmod -R u+w "$build" && rm -rf "$build"' EXIT
mkdir -p "$cache"
cat > "$build/go.mod" <<EOF
module kreispass.example/ferretdb
go 1.23
require github.com/FerretDB/FerretDB $version
EOF
echo "Building FerretDB $version (a few minutes the first time) ..." >&2
sources="$(cd "$build" && GOFLAGS=-mod=mod go list -m -f '{{.Dir}}' github.com/FerretDB/FerretDB 2>/dev/null || true)"
if [ -z "$sources" ]; then
  (cd "$build" && GOFLAGS=-mod=mod go mod download github.com/FerretDB/FerretDB)
  sources="$(cd "$build" && GOFLAGS=-mod=mod go list -m -f '{{.Dir}}' github.com/FerretDB/FerretDB)"
fi
cp -R "$sources" "$build/sources"
chmod -R u+w "$build/sources"
echo "$version" > "$build/sources/build/version/version.txt"
(cd "$build/sources" && go build -trimpath -buildvcs=false -o "$program.new" ./cmd/ferretdb)
mv "$program.new" "$program"
echo "$version" > "$cache/version"
echo "$program"
