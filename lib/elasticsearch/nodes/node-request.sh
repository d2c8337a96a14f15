# shellcheck shell=bash disable=SC2034 # The scripts read what is set here.
# Functions that ask an Elasticsearch node, for the scripts beside this one. They need curl, which the image has.
#
#   SECURE_SETTINGS  a directory with the password of the user `elastic` in the file `bootstrap.password`. It is read for
#                    each request, so that a changed password counts. No file: the request carries no user.

# request METHOD URL SECONDS [BODY]: sets `status` to the HTTP status, or 000 without an answer, and `body` to its text.
request() {
  local answer password='' arguments=(--request "$1" --max-time "$3")
  if [ $# -gt 3 ]; then arguments+=(--header 'Content-Type: application/json' --data "$4"); fi
  if [ -r "${SECURE_SETTINGS-}/bootstrap.password" ]; then password=$(<"$SECURE_SETTINGS/bootstrap.password"); fi
  # A backslash or a quote would end the value.
  password=${password//\\/\\\\}
  password=${password//\"/\\\"}
  # The password goes through curl's configuration, because every process of the pod can read arguments. The certificate
  # is not verified: the request stays in the cluster, and the addresses of pods change.
  answer=$(
    { [ -z "$password" ] || printf 'user = "elastic:%s"\n' "$password"; } |
      curl --config - --silent --insecure --write-out '\n%{http_code}' "${arguments[@]}" "$2"
  ) || true
  status=${answer##*$'\n'}
  [[ "$status" =~ ^[0-9]{3}$ ]] || status=000
  body=${answer%$'\n'*}
}
