# Part of `setup`: Ruby and the gems of the Fluentd images.

# The gem source and the certificates that this machine itself uses.
gem_source=$( (command -v gem >/dev/null && gem sources || true) | grep -E '^https?://' | head -1 || true)
certificates=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}
gem_files=${GEM_FILES:+$(realpath -e "$GEM_FILES")}
[ -z "$gem_source" ] || printf ':sources:\n- %s\n' "$gem_source" >"$unfinished/gemrc"

# layer <gems> <files> <bundle> <debian> <layer to start from, or none> <folder>: what an image has on top of its Debian.
layer() {
  # A copy to start from: the bundles of the three current images share most gems.
  [ "$5" = none ] || cp -a "$5/." "$6/"
  mkdir -p "$6$3"
  local gems=()
  [ -z "$gem_files" ] || gems=(--ro-bind "$gem_files" /gem-files --setenv GEM_FILES /gem-files)
  [ ! -e "$unfinished/gemrc" ] || gems+=(--ro-bind "$unfinished/gemrc" /etc/gemrc)
  bwrap --ro-bind "$4" / --dev /dev --proc /proc --tmpfs /tmp --tmpfs /root --ro-bind "$here" /e2e \
    --ro-bind /etc/resolv.conf /etc/resolv.conf --ro-bind /etc/hosts /etc/hosts \
    --ro-bind "$certificates" /etc/ssl/certs/ca-certificates.crt --bind "$6$3" "$3" \
    --unshare-pid --die-with-parent --clearenv \
    --setenv PATH /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --setenv HOME /root --setenv LANG C.UTF-8 \
    --setenv SSL_CERT_FILE /etc/ssl/certs/ca-certificates.crt "${gems[@]}" \
    /e2e/gems/install "/e2e/gems/$1.txt" "$3" || return
  cp -r --remove-destination "images/layers/$2/." "$6/"
}

# bundle <gems> <files> <directory> <debian> <gems to start from, or none>
bundle() {
  local debian=${parts[$4]} base=none files
  [ "$5" = none ] || base=${parts[fluentd-$5]}
  files=$(cat "gems/$1.txt" gems/Gemfile gems/install $(find "images/layers/$2" -type f | sort))
  make "fluentd-$1" "$(declare -f layer) $1 $2 $3 $debian $base $files" layer "$1" "$2" "$3" "$debian" "$base"
}

build=build-essential,libffi-dev,zlib1g-dev,libssl-dev,libyaml-dev
root trixie trixie "ruby,ruby-dev,bundler,$build,libcurl4-openssl-dev,libsystemd-dev,libjemalloc2,tini,pkg-config,systemd-journal-remote"
root bullseye bullseye "ruby,ruby-dev,bundler,$build,pkg-config"
bundle es9 daemonset /fluentd/vendor/bundle trixie none
bundle es8 daemonset /fluentd/vendor/bundle trixie es9
bundle es7 daemonset /fluentd/vendor/bundle trixie es8
bundle legacy td-agent /opt/td-agent/embedded bullseye none
