#!/bin/bash
# Starts Elasticsearch by the command in its arguments. Only a cluster that does not exist yet is told who its first
# masters are: a node that lost its data must join the cluster that is there, and never found a second one.
#
#   NODE_NAME        the name of this node
#   INITIAL_MASTERS  the first masters, with commas between them; a node that is none of them is never told
#   MASTER_HOSTS     the addresses of all masters, with commas between them
#   READINESS_PORT   a port that nodes open once they are in a cluster; empty where they have none (before 8.2)
#   DATA_PATH        the data directory
#   SECURE_SETTINGS  a directory with what Elasticsearch reads from its keystore alone, each value in a file under the
#                    name of its setting; not set where there is none
#   KEYSTORE         the file of the keystore, which is made anew where there are such values
#
# and, for node-request.sh beside it, what that one wants.
set -euo pipefail

forming="$DATA_PATH/.forming"
request="${0%entrypoint*}node-request${0##*entrypoint}"

# Whether no node has ever written here. The file system's own directory and our mark do not count.
is_empty() {
  local entry
  for entry in "$DATA_PATH"/* "$DATA_PATH"/.[!.]*; do
    case "$entry" in
      "$DATA_PATH/lost+found" | "$forming") ;;
      *) if [ -e "$entry" ]; then return 1; fi ;;
    esac
  done
}

is_first_master() {
  case ",$INITIAL_MASTERS," in
    *",$NODE_NAME,"*) return 0 ;;
    *) return 1 ;;
  esac
}

is_open() {
  # shellcheck disable=SC2016  # the inner shell expands them
  timeout 2 bash -c ': 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null
}

# Whether another master is in a cluster already.
is_cluster_there() {
  local host hosts
  [ -n "$READINESS_PORT" ] || return 1
  IFS=, read -r -a hosts <<<"$MASTER_HOSTS"
  for host in "${hosts[@]}"; do
    if [ "${host%%.*}" != "$NODE_NAME" ] && is_open "$host" "$READINESS_PORT"; then return 0; fi
  done
  return 1
}

# Whether this node is in a cluster. One that is not yet says "_na_" for the cluster's identity.
is_joined() {
  if [ -n "$READINESS_PORT" ]; then is_open 127.0.0.1 "$READINESS_PORT"; return; fi
  [[ "$(bash "$request" / 5)" =~ \"cluster_uuid\"\ *:\ *\"[A-Za-z0-9_-]{20,}\" ]]
}

# A first start that ends before there is a cluster leaves files behind: the mark tells the next start so. It goes once
# this node is in a cluster, which a process beside Elasticsearch waits for.
mark_until_joined() {
  : >"$forming"
  (
    until is_joined; do
      sleep "${PAUSE_SECONDS:-5}"
      kill -0 $$ || exit 0
    done
    rm -f "$forming"
  ) </dev/null >/dev/null 2>&1 &
}

# The keystore holds what the files hold, no more: it is made anew at each start. Whatever is called a file stays as it
# is, and of all else the newline at its end is left out. The values go through pipes, which no list of processes shows.
fill_keystore() {
  local file texts=() files=()
  for file in "$SECURE_SETTINGS"/*; do
    case "$file" in
      *_file) files+=("${file##*/}" "$file") ;;
      *) texts+=("${file##*/}") ;;
    esac
  done
  rm -f "$KEYSTORE"
  elasticsearch-keystore create
  if [ "${#files[@]}" -gt 0 ]; then elasticsearch-keystore add-file "${files[@]}"; fi
  if [ "${#texts[@]}" -gt 0 ]; then
    for file in "${texts[@]}"; do printf '%s\n' "$(<"$SECURE_SETTINGS/$file")"; done |
      elasticsearch-keystore add --stdin "${texts[@]}"
  fi
}

if [ -n "${SECURE_SETTINGS-}" ]; then fill_keystore; fi

command=("$@")
if command -v tini >/dev/null; then command=(tini -- "$@"); fi

if is_first_master && { is_empty || [ -e "$forming" ]; } && ! is_cluster_there; then
  echo "$NODE_NAME: no cluster yet, the first masters are $INITIAL_MASTERS"
  mark_until_joined
  exec env "cluster.initial_master_nodes=$INITIAL_MASTERS" "${command[@]}"
fi
rm -f "$forming"
exec "${command[@]}"
