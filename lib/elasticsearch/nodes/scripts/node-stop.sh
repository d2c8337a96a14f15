#!/bin/bash
# The preStop hook. Kubernetes sends SIGTERM to Elasticsearch when this script ends. It ends when the cluster can run
# without this node:
#
#   - a majority of the voting masters remains, and
#   - each shard on this node has an active copy on another node. A node that the settings `cluster.metadata.removed_pods`
#     or `cluster.routing.allocation.exclude.pod` name is removed permanently. It must have no shard left, or only copies
#     for which the nodes that stay have no place; and
#   - no other node is stopping. A component template is the lock that only one node takes, because its creation fails if
#     it exists, and it needs no shard.
#
# A node has the lock until it has left the cluster. While it leaves, its last check must stay true. The provisioning
# program therefore names the nodes that it removes before it waits for the lock, and excludes them after that: where nodes
# are excluded, Elasticsearch deletes replicas of indices with `auto_expand_replicas`.
#
# Usage: node-stop.sh SECONDS LONG_SECONDS. Waiting helps while another node is stopping or restarting, or shards are being
# copied. The script gives up after SECONDS in which waiting does not help, because then Elasticsearch itself has a problem.
# It gives up after LONG_SECONDS in any case, and at once if the Service of the nodes does not exist any more, because then
# the whole cluster is deleted.
#
#   NODE_NAME      the name of this node
#   NODE_URL       the URL of the node inside the pod
#   NODES_SERVICE  the headless Service of all nodes
#   DRAIN_SECONDS  how long the node still serves clients that do not know that its pod stops; 10 by default
#   PAUSE_SECONDS  between two checks; 5 by default
#   SETTLE_SECONDS how long no shard is moved until a removed node may stop with the copies that are left; 60 by default
#
# It also needs the variables of node-request.sh.
set -uo pipefail

# shellcheck source-path=SCRIPTDIR source=node-request.sh
source "${BASH_SOURCE[0]%/*}/node-request.sh"

seconds=$1
long_seconds=$2
declare -A ephemeral=()
copying='' why='' said=''

say() { echo "$NODE_NAME: $*" | tee /proc/1/fd/1 2>/dev/null; }

get() {
  request GET "$NODE_URL$1" 10
  if [ "$status" = 200 ]; then return 0; fi
  why="the node answers $status to GET ${1%%\?*}"
  return 1
}

# Sets `present` (ids), `ephemeral` (an id for each process, by name), `self` (id) and `voting` (ids).
read_nodes() {
  local filter='nodes.*.name,nodes.*.ephemeral_id,metadata.cluster_coordination.last_committed_config'
  get "/_cluster/state/metadata,nodes?filter_path=$filter" || return 1
  local rest=$body node='"([^"]+)":\{"name":"([^"]+)","ephemeral_id":"([^"]+)"'
  present=() self='' voting=()
  ephemeral=()
  while [[ "$rest" =~ $node ]]; do
    present+=("${BASH_REMATCH[1]}")
    ephemeral["${BASH_REMATCH[2]}"]=${BASH_REMATCH[3]}
    if [ "${BASH_REMATCH[2]}" = "$NODE_NAME" ]; then self=${BASH_REMATCH[1]}; fi
    rest=${rest#*"${BASH_REMATCH[0]}"}
  done
  if [[ "$body" =~ \"last_committed_config\":\[([^]]*)\] ]]; then
    IFS=, read -r -a voting <<<"${BASH_REMATCH[1]//\"/}"
  fi
  if [ -z "$self" ]; then why='this node is in no cluster'; return 1; fi
}

contains() {
  local wanted=$1 each
  shift
  for each in "$@"; do if [ "$each" = "$wanted" ]; then return 0; fi; done
  return 1
}

keeps_majority() {
  local id left=0
  if [ "${#voting[@]}" -eq 0 ] || ! contains "$self" "${voting[@]}"; then return 0; fi
  if [ -n "$removed" ]; then copying=yes why='the node is removed, and still votes'; return 1; fi
  # Without the only master, the cluster stops in any case.
  if [ "${#voting[@]}" -eq 1 ] && is_only_master; then return 0; fi
  for id in "${voting[@]}"; do
    if [ "$id" != "$self" ] && contains "$id" "${present[@]}"; then left=$((left + 1)); fi
  done
  if [ $((left * 2)) -gt "${#voting[@]}" ]; then return 0; fi
  why="$left of ${#voting[@]} voting masters would be left"
  return 1
}

is_only_master() {
  local name roles
  get '/_cat/nodes?h=name,node.role' || return 1
  while read -r name roles; do
    if [ "$name" != "$NODE_NAME" ] && [[ "$roles" == *m* ]]; then return 1; fi
  done <<<"$body"
}

# Sets `removed`: whether this node is removed permanently, and `excluded`: all such nodes, with commas around each.
read_removal() {
  removed='' excluded=','
  get '/_cluster/settings?filter_path=*.cluster.metadata.removed_pods,*.cluster.routing.allocation.exclude.pod' || return 1
  local rest=$body names='"(removed_pods|pod)":"([^"]*)"'
  while [[ "$rest" =~ $names ]]; do
    excluded+="${BASH_REMATCH[2]},"
    rest=${rest#*"${BASH_REMATCH[0]}"}
  done
  if [[ "$excluded" == *",$NODE_NAME,"* ]]; then removed=yes; fi
}

# Waits a minute for a shard without replicas, because the provisioning Job may exclude the node.
keeps_shards() {
  local index shard kind state node _ key mine=0
  local -A here=() elsewhere=() rows=()
  get '/_cat/shards?h=index,shard,prirep,state,node' || return 1
  while read -r index shard kind state node _; do
    [ -n "$index" ] || continue
    key=$index/$shard
    rows[$key]=$((${rows[$key]-0} + 1))
    case "$state" in
      STARTED | RELOCATING)
        if [ "$node" = "$NODE_NAME" ]; then
          here[$key]=$kind
          mine=$((mine + 1))
        else
          # A copy on a node that is removed does not stay.
          if [[ "$excluded" != *",$node,"* ]]; then elsewhere[$key]=$node; fi
        fi
        if [ "$state" = RELOCATING ]; then copying=yes; fi
        ;;
      INITIALIZING) copying=yes ;;
    esac
  done <<<"$body"
  if [ -n "$removed" ] && [ "$mine" -gt 0 ]; then
    # If fewer nodes stay than there are copies, Elasticsearch has no other place for some of them and moves nothing.
    if [ -n "$copying" ]; then moved=$SECONDS; fi
    copying=yes
    why="the node is removed, and $mine shards are still on it"
    if [ $((SECONDS - moved)) -lt "${SETTLE_SECONDS-60}" ]; then return 1; fi
  fi
  for key in "${!here[@]}"; do
    if [ -n "${elsewhere[$key]-}" ]; then continue; fi
    if [ -z "$removed" ] && [ "${rows[$key]}" -eq 1 ] && [ "$SECONDS" -ge 60 ]; then continue; fi
    why="no other node has an active copy of shard $key"
    if [ -n "$removed" ]; then why="the node is removed, and no node that stays has a copy of shard $key"; fi
    return 1
  done
}

# Sets `lock`, the number of the last lock, and `holder`, `process` and `since` of the node that took it.
read_lock() {
  local filter='component_templates.name,component_templates.component_template._meta'
  get "/_component_template/node-stop-*?filter_path=$filter" || [ "$status" = 404 ] || return 1
  local rest=$body name='"name":"node-stop-([0-9]+)","component_template":\{"_meta":\{([^}]*)\}' meta=''
  lock=0 holder='' process='' since=0
  while [[ "$rest" =~ $name ]]; do
    if [ "${BASH_REMATCH[1]}" -gt "$lock" ]; then lock=${BASH_REMATCH[1]} meta=${BASH_REMATCH[2]}; fi
    rest=${rest#*"${BASH_REMATCH[0]}"}
  done
  if [[ "$meta" =~ \"node\":\"([^\"]+)\" ]]; then holder=${BASH_REMATCH[1]}; fi
  if [[ "$meta" =~ \"ephemeral_id\":\"([^\"]+)\" ]]; then process=${BASH_REMATCH[1]}; fi
  if [[ "$meta" =~ \"since\":([0-9]+) ]]; then since=${BASH_REMATCH[1]}; fi
}

# The lock is valid while the process that took it is in the cluster.
take_lock() {
  if owns_lock; then return 0; fi
  if [ -z "$holder" ] || [ "${ephemeral[$holder]-}" != "$process" ]; then
    replace_lock "{\"node\":\"$NODE_NAME\",\"ephemeral_id\":\"${ephemeral[$NODE_NAME]}\",\"since\":$(date +%s)}"
    # The request may have failed for this node only, and another node may have taken a later lock.
    read_lock || return 1
    if owns_lock; then return 0; fi
  fi
  why="${holder:-another node} is stopping"
  return 1
}

# For a node that must wait after all. Others may stop, or be removed, before it.
release_lock() {
  local reason=$why
  if read_lock && owns_lock; then replace_lock '{"node":""}'; fi
  why=$reason
}

owns_lock() {
  [ -n "$process" ] && [ "$process" = "${ephemeral[$NODE_NAME]-}" ]
}

# Only one node can create the lock with the next number. It deletes the old lock afterwards.
replace_lock() {
  local url="$NODE_URL/_component_template/node-stop"
  request PUT "$url-$((lock + 1))?create=true" 10 "{\"template\":{},\"_meta\":$1}"
  if [ "$status" = 200 ] && [ "$lock" -gt 0 ]; then request DELETE "$url-$lock" 10; fi
}

# A single node does not wait.
may_stop() {
  copying=''
  read_nodes || return 1
  [ "${#present[@]}" -eq 1 ] || { read_removal && keeps_majority && keeps_shards; }
}

# A node that stopped a short time ago is expected to return.
is_another_restarting() {
  [ -n "$holder" ] && [ -z "${ephemeral[$holder]-}" ] && [ $(($(date +%s) - since)) -lt "$long_seconds" ]
}

# The name of the Service is unknown and another name is known: the Service was deleted, and the DNS server is running.
is_uninstalled() {
  [ -n "${NODES_SERVICE-}" ] && is_unknown "$NODES_SERVICE" && ! is_unknown "${KNOWN_HOST-kubernetes.default.svc}" &&
    is_unknown "$NODES_SERVICE"
}

is_unknown() {
  local code=0
  curl --silent --output /dev/null --connect-timeout 2 --max-time 3 "http://$1:9/" || code=$?
  [ "$code" -eq 6 ]
}

# Whether waiting helps.
is_hopeful() {
  local reason=$why
  [ -n "$copying" ] || is_delayed || { read_lock && is_another_restarting; }
  local result=$?
  why=$reason
  return "$result"
}

# Elasticsearch waits for a node that left before it copies its shards to other nodes.
is_delayed() {
  get '/_cluster/health?filter_path=delayed_unassigned_shards' && [[ "$body" =~ :[1-9] ]]
}

hope=0 moved=0
while true; do
  if may_stop; then
    hope=$SECONDS
    # Check again under the lock.
    if read_lock && take_lock && may_stop; then break; fi
  elif is_hopeful; then
    hope=$SECONDS
  fi
  release_lock
  if is_uninstalled; then say 'stopping at once: the Service of the nodes is gone'; exit 0; fi
  if [ $((SECONDS - hope)) -ge "$seconds" ] || [ "$SECONDS" -ge "$long_seconds" ]; then
    say "stopping after $SECONDS seconds: $why"
    exit 0
  fi
  if [ "$why" != "$said" ]; then say "waiting: $why"; said=$why; fi
  sleep "${PAUSE_SECONDS-5}"
done
if [ "$SECONDS" -lt "${DRAIN_SECONDS-10}" ]; then sleep $((${DRAIN_SECONDS-10} - SECONDS)); fi
