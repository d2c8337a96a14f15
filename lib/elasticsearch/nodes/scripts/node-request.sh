# shellcheck shell=bash disable=SC2034 # Other scripts read these variables.
# Functions that send requests to an Elasticsearch node, for the other scripts. They need curl, which the image contains.
#
#   SECURE_SETTINGS  a directory with the password of the user `elastic` in the file `bootstrap.password`. Each
#                    request reads it, so that a changed password applies. Without it, requests have no user.

# request METHOD URL SECONDS [BODY]: sets `status` to the HTTP status, or 000 without an answer, and `body` to the text.
request() {
  local answer password='' arguments=(--request "$1" --connect-timeout 5 --max-time "$3")
  if [ $# -gt 3 ]; then arguments+=(--header 'Content-Type: application/json' --data "$4"); fi
  if [ -r "${SECURE_SETTINGS-}/bootstrap.password" ]; then password=$(<"$SECURE_SETTINGS/bootstrap.password"); fi
  # Escape backslashes and quotes, which would end the value.
  password=${password//\\/\\\\}
  password=${password//\"/\\\"}
  # The password goes through the configuration of curl, because every process in the pod can read arguments. The
  # certificate is not verified: the request stays in the cluster, and the addresses of pods change.
  answer=$(
    { [ -z "$password" ] || printf 'user = "elastic:%s"\n' "$password"; } |
      curl --config - --silent --insecure --write-out '\n%{http_code}' "${arguments[@]}" "$2"
  ) || true
  status=${answer##*$'\n'}
  [[ "$status" =~ ^[0-9]{3}$ ]] || status=000
  body=${answer%$'\n'*}
}
