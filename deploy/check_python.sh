#!/usr/bin/env bash
# Says what a fresh machine lacks, with the line that mends it. Usage: check_python.sh PYTHON
set -u
python=${1:-python3}
if ! command -v "$python" >/dev/null; then
  echo "Python 3.11 或更新版本没有安装。请执行：sudo apt install python3 python3-venv" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "需要 Python 3.11 或更新版本，本机是 $("$python" -V 2>&1)。可用 make PYTHON=python3.12 指定另一个。" >&2
  exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  echo "缺少 python3-venv。请执行：sudo apt install python3-venv" >&2
  exit 1
fi
