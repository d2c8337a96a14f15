import { SecretRef } from '../../../lib';
import type { PipelineContext } from '../../../lib/fluentd/pipeline-context';

/** The agent of these tests. */
export const CONTEXT: PipelineContext = {
  minor: 22,
  api: { caFile: '/srv/kubernetes/ca.crt' },
  elasticsearch: {
    endpoint: {
      host: 'elasticsearch',
      port: 9200,
      tls: true,
      major: 9,
      agentCredentials: { username: 'log-agent', secret: SecretRef.fromName('elasticsearch-agent') },
    },
    host: 'elasticsearch',
    passwordEnv: 'ELASTICSEARCH_PASSWORD',
  },
  agent: { namespace: 'logging', name: 'fluentd', containerName: 'fluentd' },
  stateDirectory: '/var/lib/fluentd/logging-fluentd',
};
