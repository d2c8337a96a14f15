#!/bin/bash
# Asks the node of this pod: prints the answer to a GET of the path in the first argument, within the seconds in the
# second. Needs curl, which the image carries.
#
#   NODE_URL          where the node answers inside of the pod
#   ELASTIC_PASSWORD  of the user elastic; empty where the node asks nobody
set -euo pipefail

# A backslash or a quote would end the value.
password=${ELASTIC_PASSWORD-}
password=${password//\\/\\\\}
password=${password//\"/\\\"}

# By curl's configuration, since arguments can be read by whoever lists the processes. Nothing leaves the pod: whose
# certificate it is makes no difference.
printf 'user = "elastic:%s"\n' "$password" |
  curl --config - --silent --insecure --max-time "$2" "$NODE_URL$1"
