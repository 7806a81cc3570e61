#!/usr/bin/env bash
# All tests: on SQLite, and again on PostgreSQL where TEST_DATABASE_URL names a server. Arguments go to pytest.
# A part that is missing (Chromium, PostgreSQL, Redis, Elasticsearch) skips its tests with one printed reason;
# with CI=true it fails them.
set -eu
cd "$(dirname "$0")/.."
python -m pytest -n "${TEST_PROCESSES:-2}" --dist loadfile -m "not bench and not torture" "$@"
if [ -n "${TEST_DATABASE_URL:-}" ]; then
  echo "同一套测试，换用 PostgreSQL："
  python -m pytest -n "${TEST_PROCESSES:-2}" --dist loadfile -m "not bench and not torture and not browser and not elasticsearch and not sqlite" "$@"
fi
