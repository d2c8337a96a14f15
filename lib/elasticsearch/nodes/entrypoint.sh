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

# The shell tries each address of a name.
is_open() {
  # shellcheck disable=SC2016  # the inner shell expands them
  timeout 5 bash -c ': 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null
}

# Whether the node at a URL is in a cluster. Otherwise it returns "_na_" as the UUID of the cluster.
is_in_cluster() {
  request GET "$1/" 5
  [[ "$body" =~ \"cluster_uuid\"\ *:\ *\"[A-Za-z0-9_-]{20,}\" ]]
}

# Whether another node is in a cluster. This node does not run yet.
is_cluster_there() {
  if [ -n "$READINESS_PORT" ]; then is_open "$NODES_SERVICE" "$READINESS_PORT"; return; fi
  is_in_cluster "${NODE_URL%%:*}://$NODES_SERVICE:9200"
}

is_joined() {
  if [ -n "$READINESS_PORT" ]; then is_open 127.0.0.1 "$READINESS_PORT"; return; fi
  is_in_cluster "$NODE_URL"
}

# Starts a background process that runs until the node has joined a cluster.
until_joined() {
  local patience=${PATIENCE:-300}
  (
    until is_joined; do
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
  local filter='index.version.created,index.blocks.write' found old=()
  local index='"([^"]+)":\{"settings":\{([^}]*)\}\}'
  request GET "${NODE_URL%%:*}://$NODES_SERVICE:9200/_all/_settings/$filter?flat_settings=true&expand_wildcards=all" 30
  if [ "$status" != 200 ]; then return; fi
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

if is_first_master && { is_empty || [ -e "$forming" ]; } && ! was_formed && ! is_cluster_there; then
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
