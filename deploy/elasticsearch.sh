#!/usr/bin/env bash
# A real Elasticsearch 8 for development and tests, as an ordinary user, on free ports of 127.0.0.1. Never for a city:
# security is off and the distribution is the one that Elastic's own integration tests start.
#   elasticsearch.sh start      one node; prints its URL last
#   elasticsearch.sh cluster    three nodes; prints their URLs, parted by commas, last
#   elasticsearch.sh stop       ends what either started, by its own process ids
#   elasticsearch.sh kill N     kill -9 of node N (1 to 3), for tests
#   elasticsearch.sh restart N  the same node again, with the data that it had
# ELASTICSEARCH_HOME_DIR (default: var/elasticsearch) holds the server; ELASTICSEARCH_NODES_DIR (default: the same folder) data and
# process ids, so that two sets of nodes can run beside each other.
set -euo pipefail
cd "$(dirname "$0")/.."
version=8.19.18
sha256=b511d24877e1cca1c8938fc236108d7c220d1a12a47878c5f4844eb7f85b3152
home=${ELASTICSEARCH_HOME_DIR:-}
if [ -z "$home" ]; then
  # The server refuses to be root, and an ordinary user must be able to enter every folder above it.
  if [ "$(id -u)" = 0 ]; then home=/var/tmp/chuangcheng-elasticsearch; else home=$PWD/var/elasticsearch; fi
fi
server=$home/elasticsearch-$version
nodes=${ELASTICSEARCH_NODES_DIR:-$home}
user=chuangcheng-es

say() { echo "$@" >&2; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
as_user() { if [ "$(id -u)" = 0 ]; then runuser -u "$user" -- "$@"; else "$@"; fi; }

java_home() {
  for folder in "${ES_JAVA_HOME:-}" /usr/lib/jvm/*17*; do
    if [ -n "$folder" ] && [ -x "$folder/bin/java" ]; then readlink -f "$folder"; return; fi
  done
  say "缺少 JDK 17。请执行：sudo apt install openjdk-17-jre-headless"; exit 1
}

get() {
  [ ! -x "$server/bin/elasticsearch" ] || return 0
  command -v mvn >/dev/null || { say "缺少 Maven。请执行：sudo apt install maven"; exit 1; }
  mkdir -p "$home/download"
  say "取 Elasticsearch $version（104 MB，仅一次）"
  mvn -q -B dependency:copy -Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:$version:zip \
    -DoutputDirectory="$home/download" -Dmdep.useBaseVersion=true -Dtransitive=false >&2
  archive=$home/download/elasticsearch-$version.zip
  echo "$sha256  $archive" | sha256sum --check --quiet || { rm -f "$archive"; say "校验和不符，已删除"; exit 1; }
  rm -rf "$home/unpacked"
  python3 -m zipfile -e "$archive" "$home/unpacked"
  chmod +x "$home/unpacked/elasticsearch-$version"/bin/*
  mv "$home/unpacked/elasticsearch-$version" "$server"
  rmdir "$home/unpacked"
}

start_node() { # number, of how many, http ports..., transport ports...
  number=$1 http=$2 transport=$3
  shift 3
  folder=$nodes/node$number
  rm -rf "$folder"
  mkdir -p "$folder/data" "$folder/logs" "$folder/tmp"
  if [ "$(id -u)" = 0 ]; then chown -R "$user" "$folder"; fi
  printf '%s\n' -E xpack.security.enabled=false -E network.host=127.0.0.1 -E http.port="$http" -E transport.port="$transport" \
    -E path.data="$folder/data" -E path.logs="$folder/logs" -E path.repo="$folder/repo" "$@" >"$folder/arguments"
  echo "http://127.0.0.1:$http" >"$folder/url"
  launch "$number"
}

launch() { # number of a node that was started before
  folder=$nodes/node$1
  mapfile -t arguments <"$folder/arguments"
  as_user env ES_JAVA_HOME="$java" ES_JAVA_OPTS="-Xms512m -Xmx512m" ES_TMPDIR="$folder/tmp" setsid "$server/bin/elasticsearch" \
    "${arguments[@]}" -p "$folder/pid" >>"$folder/out" 2>&1 </dev/null &
  echo $! >"$folder/launcher"
}

wait_for() { # url, nodes
  for _ in $(seq 120); do
    if python3 - "$1" "$2" 2>/dev/null <<'PY'
import json, sys, urllib.request
url, nodes = sys.argv[1], int(sys.argv[2])
health = json.load(urllib.request.urlopen(f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s", timeout=3))
sys.exit(not (health["status"] in ("yellow", "green") and health["number_of_nodes"] >= nodes))
PY
    then return 0; fi
    sleep 1
  done
  say "Elasticsearch 没有起来："; tail -5 "$nodes"/node*/out >&2; stop; exit 1
}

# Whether this process id, read from the node's folder, is still that node: ids are given again after a crash of the machine.
is_of() { # pid, folder
  { cat "/proc/$1/cmdline" 2>/dev/null || ps -ww -o args= -p "$1" 2>/dev/null; } | tr '\0' ' ' | grep -qF "$2/"
}

stop() {
  for file in "$nodes"/node*/pid "$nodes"/node*/launcher; do
    [ -e "$file" ] || continue
    pid=$(cat "$file")
    if is_of "$pid" "${file%/*}"; then kill "$pid" 2>/dev/null || true; fi
  done
  for file in "$nodes"/node*/pid; do
    [ -e "$file" ] || continue
    pid=$(cat "$file")
    for _ in $(seq 50); do is_of "$pid" "${file%/*}" || break; sleep 0.2; done
    if is_of "$pid" "${file%/*}"; then kill -9 "$pid" 2>/dev/null || true; fi
  done
  rm -rf "$nodes"/node*
}

prepare() {
  java=$(java_home)
  mkdir -p "$home" "$nodes"
  chmod 755 "$home" "$nodes"
  get
  if [ "$(id -u)" = 0 ]; then
    id "$user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$user"
    chown -R "$user" "$server"
  fi
  stop
}

case ${1:-} in
  start)
    prepare
    start_node 1 "$(free_port)" "$(free_port)" -E discovery.type=single-node
    url=$(cat "$nodes/node1/url")
    wait_for "$url" 1
    echo "$url"
    ;;
  cluster)
    prepare
    h=("$(free_port)" "$(free_port)" "$(free_port)") t=("$(free_port)" "$(free_port)" "$(free_port)")
    for n in 1 2 3; do
      start_node $n "${h[n - 1]}" "${t[n - 1]}" -E cluster.name=chuangcheng -E node.name=n$n \
        -E cluster.initial_master_nodes=n1,n2,n3 \
        -E discovery.seed_hosts="127.0.0.1:${t[0]},127.0.0.1:${t[1]},127.0.0.1:${t[2]}"
    done
    wait_for "$(cat "$nodes/node1/url")" 3
    echo "$(cat "$nodes/node1/url"),$(cat "$nodes/node2/url"),$(cat "$nodes/node3/url")"
    ;;
  kill)
    pid=$(cat "$nodes/node${2:?}/pid")
    is_of "$pid" "$nodes/node$2" || { say "节点 $2 没有在运行"; exit 1; }
    kill -9 "$pid"
    ;;
  restart)
    java=$(java_home)
    launch "${2:?}"
    wait_for "$(cat "$nodes/node$2/url")" 1
    ;;
  stop) stop ;;
  *) sed -n 2,11p "$0" >&2; exit 2 ;;
esac
