#!/usr/bin/env bash
# The site on this machine: secrets, database, demo city, static files, then web and worker. Run by `make run`;
# without make: activate the environment and call it by hand. A second run starts in seconds and keeps the data.
set -eu
cd "$(dirname "$0")/.."
port=${PORT:-8000}

if python - "$port" <<'PY'
import socket, sys
with socket.socket() as s:
    s.settimeout(0.5)
    sys.exit(s.connect_ex(("127.0.0.1", int(sys.argv[1]))))
PY
then
  echo "端口 $port 已被占用。请先停掉占用它的程序，或换一个：make run PORT=8001" >&2
  exit 1
fi

python deploy/prepare.py

# Static files are gathered again only when one of them, or the code that lists them, is newer than the last time; beside
# what follows, for there are two cores.
gathering=
if [ ! -e var/static/.gathered ] || [ -n "$(find site_cms news exposure ads_library requirements -newer var/static/.gathered \( -path '*/static/*' -o -name base.txt \) -type f -print -quit)" ]; then
  (python manage.py collectstatic --noinput --verbosity 0 && touch var/static/.gathered) &
  gathering=$!
fi

# Nothing is lost when the filling of a new database is cut short: it starts again. So it need not wait for the disk.
[ -e var/demo-loaded ] || export SQLITE_SYNCHRONOUS=OFF

if [ ! -e var/demo-loaded ] || ! python manage.py migrate --check >/dev/null 2>&1; then
  echo "[2/5] 数据库：建表"
  python manage.py migrate --verbosity 0
fi

if [ ! -e var/demo-loaded ]; then
  echo "[3/5] 演示城市：明河市（小规模）"
  # The mails that real work would send are not printed while the demo is built.
  EMAIL_URL=dummymail:// python manage.py load_demo --size small
  touch var/demo-loaded
fi
unset SQLITE_SYNCHRONOUS

if [ -n "$gathering" ]; then
  echo "[4/5] 样式、脚本和图标"
  wait "$gathering"
fi

echo "[5/5] 启动网站和后台任务（按 Ctrl-C 停止）"
python manage.py show_demo_sign_ins &
exec python -m honcho --procfile deploy/Procfile --env /dev/null --no-prefix start
