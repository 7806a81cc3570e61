#!/usr/bin/env bash
# All tests: on SQLite, and again on PostgreSQL where TEST_POSTGRESQL_URL names a server. Arguments go to pytest.
# A part that is missing (Chromium, PostgreSQL, Redis, Elasticsearch) skips its tests with one printed reason;
# with CI=true it fails them.
set -eu
cd "$(dirname "$0")/.."
processes=${TEST_PROCESSES:-2}
counts=${TEST_COUNTS_DIR:-}
[ -z "$counts" ] || export TEST_COUNTS_FILE=$counts/sqlite.json
env -u TEST_DATABASE_URL python -m pytest -q -n "$processes" --dist loadfile -m "not bench and not torture" "$@"
# What runs on PostgreSQL too: the rooms whose tests have been brought to hold there. A room joins by being added here.
postgresql_rooms="tests/exposure tests/site_cms/imports tests/site_cms/jobs tests/site_cms/operations tests/site_cms/pages tests/site_cms/places tests/site_cms/search tests/site_cms/worktime"
if [ -n "${TEST_POSTGRESQL_URL:-}" ]; then
  echo "The same on PostgreSQL:"
  [ -z "$counts" ] || export TEST_COUNTS_FILE=$counts/postgresql.json
  TEST_DATABASE_URL=$TEST_POSTGRESQL_URL python -m pytest -q -n "$processes" --dist loadfile \
    -m "not bench and not torture and not browser and not elasticsearch and not sqlite and not pure" $postgresql_rooms
fi
