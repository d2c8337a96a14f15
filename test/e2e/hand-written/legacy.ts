import { stringify } from 'yaml';
import type { ManifestOptions } from '../clusters';

// Stands in until the constructs make these manifests; then this folder goes.

const TLS = `
  ca_file /srv/kubernetes/ca.crt
  client_cert /srv/kubernetes/kubecfg.crt
  client_key /srv/kubernetes/kubecfg.key`;

function config({ clientCertificate = true }: ManifestOptions): string {
  return `
<match fluent.**>
  type null
</match>
<source>
  type tail
  path /var/log/containers/*.log
  pos_file /var/log/es-containers.log.pos
  time_format %Y-%m-%dT%H:%M:%S.%NZ
  tag kubernetes.*
  format json
  read_from_head true
</source>
<filter kubernetes.**>
  type kubernetes_metadata${clientCertificate ? TLS : ''}
</filter>
<match **>
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
`.trimStart();
}

export function legacyManifests(options: ManifestOptions): string {
  const namespace = 'kube-system';
  const mount = (name: string, mountPath: string, readOnly = false) => ({
    name,
    mountPath,
    ...(readOnly ? { readOnly } : {}),
  });
  const objects = [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'td-agent-config', namespace },
      data: { 'td-agent.conf': config(options) },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'elasticsearch-logging', namespace },
      spec: { ports: [{ port: 9200 }] },
    },
    {
      apiVersion: 'extensions/v1beta1',
      kind: 'DaemonSet',
      metadata: { name: 'fluentd-es-v1.22', namespace },
      spec: {
        template: {
          metadata: { labels: { 'k8s-app': 'fluentd-es' } },
          spec: {
            containers: [
              {
                name: 'fluentd-es',
                image: 'bigwhite/fluentd-elasticsearch:1.22',
                command: ['/bin/sh', '-c', '/usr/sbin/td-agent 2>&1 >> /var/log/fluentd.log'],
                volumeMounts: [
                  mount('varlog', '/var/log'),
                  mount('varlibdockercontainers', '/var/lib/docker/containers', true),
                  mount('td-agent-config', '/etc/td-agent'),
                  mount('tls-files', '/srv/kubernetes'),
                ],
              },
            ],
            terminationGracePeriodSeconds: 30,
            volumes: [
              { name: 'varlog', hostPath: { path: '/var/log' } },
              { name: 'varlibdockercontainers', hostPath: { path: '/var/lib/docker/containers' } },
              { name: 'td-agent-config', configMap: { name: 'td-agent-config' } },
              { name: 'tls-files', hostPath: { path: '/srv/kubernetes' } },
            ],
          },
        },
      },
    },
  ];
  return objects.map((object) => stringify(object)).join('---\n');
}
