#!/usr/bin/env bash
# Compile requirements/*.in to *.txt with hashes and without any index address. Usage: lock.sh BIN
set -eu
bin=$1
# uv does not read pip's configuration, so it is told which index this machine's pip uses.
index=$("$bin/pip" config get global.index-url 2>/dev/null || true)
[ -z "$index" ] || export UV_DEFAULT_INDEX=$index
for name in pip base s3 test; do
  "$bin/uv" pip compile --quiet --upgrade --generate-hashes --no-header --universal --python-version 3.11 \
    --output-file "requirements/$name.txt" "requirements/$name.in"
done
