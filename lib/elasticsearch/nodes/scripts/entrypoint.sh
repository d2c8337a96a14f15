#!/bin/bash
# Starts Elasticsearch with the command in its arguments. Only the first masters of a cluster that was never formed may
# form one. A node that lost its data joins the existing cluster, and never forms a second one.
#
#   NODE_NAME        the name of this node
#   NODES_SERVICE    the headless Service of all nodes
#   NODE_URL         the URL of this node inside the pod
#   INITIAL_MASTERS  a file with the names of the first masters, separated by commas
#   CLUSTER_UUID     a file with the UUID of the cluster, which the provisioning program writes when the cluster is formed;
#                    not set if the data is deleted with the pods
#   READINESS_PORT   a port that nodes open when they are in a cluster; empty before 8.2
#   MAJOR            the major version of this node
#   DATA_PATH        the data directory
#   SECURE_SETTINGS  a directory with the values of the keystore, each in a file with the name of its setting; not set
#                    without a keystore
#   KEYSTORE         the file of the keystore, which this script creates from these values at each start
#   IDENTITY_LINK    where the S3 plugin reads the token of the service account; not set with credentials
#   PATIENCE         seconds without a cluster after which the log says what to do; 300 by default
#   PAUSE_SECONDS    between two checks; 5 by default
#   CONNECT_SECONDS  after which a node does not answer; 5 by default
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=node-request.sh
source "${BASH_SOURCE[0]%/*}/node-request.sh"

forming="$DATA_PATH/.forming"

say() { echo "$NODE_NAME: $*" >&2; }

# Whether no node has written data here. The directory of the file system and our marker file do not count.
is_empty() {
  local entry
  for entry in "$DATA_PATH"/* "$DATA_PATH"/.[!.]*; do
    case "$entry" in
      "$DATA_PATH/lost+found" | "$forming") ;;
      *) if [ -e "$entry" ]; then return 1; fi ;;
    esac
  done
}

is_first_master() { [[ ",$(<"$INITIAL_MASTERS")," == *",$NODE_NAME,"* ]]; }

was_formed() { [ -n "${CLUSTER_UUID-}" ] && [ -s "$CLUSTER_UUID" ]; }

# The addresses of the nodes, including this one. Without any, the name: a connection to it then says what is wrong.
addresses() {
  local found address _
  found=$(getent ahosts "$NODES_SERVICE") || found=$NODES_SERVICE
  while read -r address _; do echo "$address"; done <<<"$found" | sort -u
}

# url ADDRESS: the URL of the node at this address.
url() { if [[ "$1" == *:* ]]; then echo "${NODE_URL%%:*}://[$1]:9200"; else echo "${NODE_URL%%:*}://$1:9200"; fi; }

# Connects to a port, or prints why not.
connect() {
  # shellcheck disable=SC2016  # the inner shell expands them
  LC_ALL=C timeout "${CONNECT_SECONDS:-5}" bash -c ': 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>&1
}

# Sets `cluster`: whether a node is in a cluster (`joined`), none is (`none`), or a node did not answer, so that it may be
# in one (`unknown`, with the reason in `doubt`). A node that refuses the connection is not running.
look_for_cluster() {
  local address message
  cluster=none
  for address in $(addresses); do
    if ! message=$(connect "$address" "${READINESS_PORT:-9200}"); then
      if [[ "$message" == *'Connection refused'* ]]; then continue; fi
      message=${message%%$'\n'*}
      message=${message##*: }
      cluster=unknown doubt="$address: ${message:-no answer}"
    elif [ -n "$READINESS_PORT" ] || is_joined "$(url "$address")"; then
      cluster=joined
      return
    elif [[ "$body" != *'"_na_"'* ]]; then
      cluster=unknown doubt="$address answers $status"
    fi
  done
}

# Whether the node at a URL is in a cluster. Otherwise it returns "_na_" as the UUID of the cluster.
is_joined() {
  request GET "$1/" 5
  [[ "$body" =~ \"cluster_uuid\"\ *:\ *\"[A-Za-z0-9_-]{20,}\" ]]
}

# Whether this node is in a cluster.
has_joined() {
  if [ -n "$READINESS_PORT" ]; then connect 127.0.0.1 "$READINESS_PORT" >/dev/null; else is_joined "$NODE_URL"; fi
}

# Whether this node may form a cluster. It waits while it does not know whether there is one.
may_form() {
  local said=''
  if ! is_first_master || { ! is_empty && [ ! -e "$forming" ]; }; then return 1; fi
  until was_formed; do
    look_for_cluster
    case "$cluster" in joined) return 1 ;; none) return 0 ;; esac
    if [ "$doubt" != "$said" ]; then
      say "waiting: there may be a cluster, because a node does not answer ($doubt)"
      said=$doubt
    fi
    sleep "${PAUSE_SECONDS:-5}"
  done
  return 1
}

# Starts a background process that runs until the node has joined a cluster.
until_joined() {
  local patience=${PATIENCE:-300}
  (
    until has_joined; do
      sleep "${PAUSE_SECONDS:-5}"
      kill -0 $$ || exit 0
      if [ -n "$patience" ] && [ "$SECONDS" -ge "$patience" ]; then explain; patience=''; fi
    done
    rm -f "$forming"
  ) </dev/null 2>/dev/null &
}

explain() {
  if was_formed; then
    echo "$NODE_NAME: in no cluster after $SECONDS seconds. Cluster $(<"$CLUSTER_UUID") was formed once, so that no second" \
      'cluster is formed. Start the nodes that have its data. If a majority of the masters is lost for good, follow' \
      '"A majority of the masters is lost" in docs/upgrading.md: elasticsearch-node unsafe-bootstrap on a node that has data'
  else
    echo "$NODE_NAME: in no cluster after $SECONDS seconds. The first masters are $(<"$INITIAL_MASTERS"):" \
      "a majority of them must start and reach this node by the Service $NODES_SERVICE"
  fi
}

# Elasticsearch does not start with an index that was created two major versions before, unless the index is read-only.
check_indices() {
  local found old=()
  local index='"([^"]+)":\{"settings":\{([^}]*)\}\}'
  read_indices
  while [[ "$body" =~ $index ]]; do
    found=("${BASH_REMATCH[@]}")
    body=${body#*"${found[0]}"}
    if [[ "${found[2]}" == *'"index.blocks.write":"true"'* ]]; then continue; fi
    if [[ "${found[2]}" =~ \"index.version.created\":\"([0-9]+)\" ]] &&
      [ $((BASH_REMATCH[1] / 1000000)) -lt $((MAJOR - 1)) ]; then old+=("${found[1]}"); fi
  done
  if [ "${#old[@]}" -eq 0 ]; then return; fi
  say "Elasticsearch $MAJOR does not start: these indices were created before Elasticsearch $((MAJOR - 1)): ${old[*]}." \
    'Apply the version before, then delete them, reindex them or make them read-only: "Before a new major version" in docs/upgrading.md'
  exit 1
}

# Sets `body` to the settings of all indices. It is empty if there is no cluster. A cluster that does not answer is asked
# again for a while, and then Elasticsearch itself checks its indices.
read_indices() {
  local address answer
  local path='/_all/_settings/index.version.created,index.blocks.write?flat_settings=true&expand_wildcards=all&master_timeout=5s'
  while true; do
    answer=000
    for address in $(addresses); do
      request GET "$(url "$address")$path" 30
      if [ "$status" = 200 ]; then return; fi
      if [ "$status" != 000 ]; then answer=$status; fi
    done
    look_for_cluster
    body=''
    if [ "$cluster" != joined ]; then return; fi
    if [ "$SECONDS" -ge "${PATIENCE:-300}" ] || [[ "$answer" == 4* && "$answer" != 429 ]]; then
      say "the versions of the indices are not known: the nodes answer $answer"
      return
    fi
    sleep "${PAUSE_SECONDS:-5}"
  done
}

# The keystore contains exactly the values in the files. Files named *_file are added unchanged. All others are added
# without the newline at the end. The values go through pipes, so that the list of processes does not show them.
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

# The plugin may read only files below the configuration directory.
link_identity() {
  if [ -z "${AWS_WEB_IDENTITY_TOKEN_FILE-}" ]; then
    say 'no token of a service account with an IAM role: is the account annotated with eks.amazonaws.com/role-arn?'
    return
  fi
  mkdir -p "${IDENTITY_LINK%/*}"
  ln -sfn "$AWS_WEB_IDENTITY_TOKEN_FILE" "$IDENTITY_LINK"
}

if [ -n "${SECURE_SETTINGS-}" ]; then fill_keystore; fi
if [ -n "${IDENTITY_LINK-}" ]; then link_identity; fi
check_indices

command=("$@")
if command -v tini >/dev/null; then command=(tini -- "$@"); fi

if may_form; then
  say "no cluster yet, the first masters are $(<"$INITIAL_MASTERS")"
  # If the first start ends before a cluster exists, it leaves files behind. The next start recognizes them by this file.
  : >"$forming"
  until_joined
  exec env "cluster.initial_master_nodes=$(<"$INITIAL_MASTERS")" "${command[@]}"
fi
if is_empty && was_formed; then say "no data here: this node joins cluster $(<"$CLUSTER_UUID")"; fi
rm -f "$forming"
until_joined
exec "${command[@]}"
