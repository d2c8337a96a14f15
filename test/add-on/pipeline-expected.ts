/** The configuration of the image, without comments, directive by directive. */

const GLOG = String.raw`/^(?<severity>\w)(?<time>\d{4} [^\s]*)\s+(?<pid>\d+)\s+(?<source>[^ \]]+)\] (?<message>.*)/`;

function glog(name: string): string {
  return `<source>
  type tail
  multiline_flush_interval 5s
  format multiline
  format_firstline /^\\w\\d{4}/
  format1 ${GLOG}
  time_format %m%d %H:%M:%S.%N
  path /var/log/${name}.log
  pos_file /var/log/es-${name}.log.pos
  tag ${name}
</source>
`;
}

const HEAD = String.raw`<match fluent.**>
  type null
</match>
<source>
  type tail
  path /var/log/containers/*.log
  pos_file /var/log/es-containers.log.pos
  time_format %Y-%m-%dT%H:%M:%S.%NZ
  format json
  tag kubernetes.*
  read_from_head true
</source>
<source>
  type tail
  format /^(?<time>[^ ]* [^ ,]*)[^\[]*\[[^\]]*\]\[(?<severity>[^ \]]*) *\] (?<message>.*)$/
  time_format %Y-%m-%d %H:%M:%S
  path /var/log/salt/minion
  pos_file /var/log/es-salt.pos
  tag salt
</source>
<source>
  type tail
  format syslog
  path /var/log/startupscript.log
  pos_file /var/log/es-startupscript.log.pos
  tag startupscript
</source>
<source>
  type tail
  format /^time="(?<time>[^)]*)" level=(?<severity>[^ ]*) msg="(?<message>[^"]*)"( err="(?<error>[^"]*)")?( statusCode=($<status_code>\d+))?/
  path /var/log/docker.log
  pos_file /var/log/es-docker.log.pos
  tag docker
</source>
<source>
  type tail
  format none
  path /var/log/etcd.log
  pos_file /var/log/es-etcd.log.pos
  tag etcd
</source>
`;

const FILTER = `<filter kubernetes.**>
  type kubernetes_metadata
</filter>
`;

const OUTPUT = `<match **>
  type elasticsearch
  log_level info
  include_tag_key true
  host elasticsearch-logging
  port 9200
  logstash_format true
  buffer_chunk_limit 2M
  buffer_queue_limit 32
  flush_interval 5s
  max_retry_wait 30
  disable_retry_limit
  num_threads 8
</match>
`;

export const IMAGE_1_22 = [
  HEAD,
  glog('kubelet'),
  glog('kube-proxy'),
  glog('kube-apiserver'),
  glog('kube-controller-manager'),
  glog('kube-scheduler'),
  glog('rescheduler'),
  glog('glbc'),
  glog('cluster-autoscaler'),
  FILTER,
  OUTPUT,
].join('');
