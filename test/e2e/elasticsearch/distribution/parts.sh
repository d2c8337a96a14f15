# Part of `setup`: Elasticsearch of each major from Maven Central, with checksums, and the Java that runs it.

# distribution <version> <coordinates> <sha256> <root with a JDK, or none> <folder>
distribution() {
  local download=$unfinished/download-$1
  mvn -q -B dependency:copy -Dartifact="$2" -DoutputDirectory="$download" -Dmdep.useBaseVersion=true || return
  echo "$3  $(echo "$download"/*.zip)" | sha256sum --check || return
  unzip -q "$download"/*.zip -d "$download" && cp -a "$download/elasticsearch-$1/." "$5/" || return
  # The server reads its configuration elsewhere, and each run has a folder of its own for the rest.
  rm -rf "$5/config/users"* "$download"
  mkdir -p "$5/plugins" "$5/logs" "$5/data"
  [ "$4" = none ] || plugin "$1" "$4" "$5"
}

# plugin <version> <root with a JDK> <distribution>: compiles the plugin against the jars of the distribution.
plugin() {
  local module=$3/modules/e2e-modules release=17
  [ "${1%%.*}" != 7 ] || release=9
  [ "${1%%.*}" != 9 ] || release=21
  mkdir "$module"
  bwrap --ro-bind "$2" / --dev /dev --proc /proc --tmpfs /tmp --ro-bind "$here/elasticsearch/plugin" /e2e --bind "$3" /mnt \
    --unshare-net --die-with-parent --clearenv --setenv PATH /usr/bin:/bin sh -c "
      javac --release $release -Xlint:-options -d /tmp/classes \
        -cp \"\$(echo /mnt/lib/*.jar /mnt/modules/x-pack-core/*.jar | tr ' ' :)\" /e2e/*.java /e2e/${1%%.*}/*.java &&
      jar cf /mnt/modules/e2e-modules/e2e-modules.jar -C /tmp/classes ." || return
  sed "s/VERSION/$1/; s/JAVA/$release/" elasticsearch/plugin/plugin-descriptor.properties >"$module/plugin-descriptor.properties"
}

root java-8 sid openjdk-8-jre-headless
root java-21 trixie openjdk-21-jdk-headless,curl,tini
while read -r version coordinates checksum; do
  jdk=none
  [ "$version" = 2.4.1 ] || jdk=${parts[java-21]}
  sources=$(declare -f distribution plugin; cat $(find elasticsearch/plugin -type f | LC_ALL=C sort))
  make "elasticsearch-${version%%.*}" "$version $coordinates $checksum $jdk $sources" \
    distribution "$version" "$coordinates" "$checksum" "$jdk"
done <elasticsearch/distribution/versions.txt

# image <root with a C compiler> <folder>: what the images have besides Java and the distribution.
image() {
  cp -r images/layers/elasticsearch/. "$2/" && mkdir -p "$2/usr/lib/e2e" "$2/usr/share/elasticsearch" || return
  bwrap --ro-bind "$1" / --dev /dev --proc /proc --tmpfs /tmp --ro-bind "$here/images" /e2e --bind "$2/usr/lib/e2e" /mnt \
    --unshare-net --die-with-parent --clearenv --setenv PATH /usr/bin:/bin \
    gcc -shared -fPIC -O2 -o /mnt/open-files.so /e2e/open-files.c
}
make elasticsearch-image "$(declare -f image; cat images/open-files.c $(find images/layers/elasticsearch -type f | sort)) ${parts[trixie]}" \
  image "${parts[trixie]}"
