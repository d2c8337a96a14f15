#!/bin/bash
# What the entry point of the Elasticsearch images does: variables with a dot in their names are settings.
set -e
settings=()
while IFS='=' read -r -d '' name value; do
  if [[ "$name" =~ ^[a-z0-9_]+(\.[a-z0-9_]+)+$ ]]; then settings+=("-E$name=$value"); fi
done < <(env --null)
exec /usr/share/elasticsearch/bin/elasticsearch "${settings[@]}" </dev/null
