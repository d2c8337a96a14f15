#!/bin/sh
# What the entry point of the fluentd-kubernetes-daemonset images does: Fluentd with its simple sniffer loaded.
set -e
for sniffer in "$GEM_HOME"/gems/fluent-plugin-elasticsearch-*/lib/fluent/plugin/elasticsearch_simple_sniffer.rb; do
  FLUENTD_OPT="$FLUENTD_OPT -r $sniffer"
done
exec fluentd -c "/fluentd/etc/${FLUENTD_CONF}" -p /fluentd/plugins --gemfile /fluentd/Gemfile ${FLUENTD_OPT}
