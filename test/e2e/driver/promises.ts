/** What the documentation promises, and the scenarios that verify it. Every scenario of a row has to pass. */
export interface VerifiedPromise {
  readonly promise: string;
  readonly programs: string;
  readonly scenarios: readonly string[];
}

const FLUENTD = 'Fluentd 1.19.3';
const OLD = 'Fluentd 0.12.31 and Elasticsearch 2.4.1';
const ALL = 'Fluentd 1.19.3, Elasticsearch 7.17.29, 8.19.20 and 9.5.4';
const NINE = 'Fluentd 1.19.3 and Elasticsearch 9.5.4';
const NINE_AND_OLD = `${NINE}; ${OLD}`;

export const PROMISES: readonly VerifiedPromise[] = [
  {
    promise:
      'Current clusters and the 2016 add-on: lines of pods arrive once, whole, in order, with the metadata of the pod',
    programs: `${ALL}; ${OLD}`,
    scenarios: ['smoke', 'ipv6'],
  },
  {
    promise: 'Elasticsearch is unavailable, killed, slow or busy: every line arrives once',
    programs: NINE_AND_OLD,
    scenarios: [
      ...['cold-start', 'elasticsearch-down', 'elasticsearch-killed', 'server-errors', 'slow-answers', 'busy-items'],
      ...['busy-requests', 'busy-for-long', 'unacknowledged', 'damaged-answers', 'reset-connections', 'buffer-full'],
    ],
  },
  {
    promise: 'Elasticsearch rejects writes for a while (flood stage, write block, limit of shards): every line arrives',
    programs: ALL,
    scenarios: ['flood-stage', 'write-block', 'shard-limit'],
  },
  {
    promise:
      'A document that Elasticsearch rejects is kept once in the index of rejected documents, is counted, and delays no other document',
    programs: ALL,
    scenarios: ['rejected', 'busy-and-rejected', 'rejected-twice', 'odd-documents', 'odd-documents-without-template'],
  },
  {
    promise: 'The index templates of the library accept what agents send',
    programs: ALL,
    scenarios: ['labels-app-and-app-name', 'labels-without-template', 'odd-json', 'data-stream'],
  },
  {
    promise: 'A data stream that rolls over loses nothing',
    programs: NINE,
    scenarios: ['data-stream', 'data-stream-rolled-between-tries'],
  },
  {
    promise: 'The agent is killed: current clusters lose and duplicate nothing; image 1.22 loses what it has in memory',
    programs: NINE_AND_OLD,
    scenarios: [
      ...['sigterm', 'sigkill', 'killed-while-elasticsearch-is-down', 'killed-in-long-line'],
      ...['killed-in-trace', 'damaged-buffer'],
    ],
  },
  {
    promise: 'Log files are rotated, compressed and deleted, also while the agent is stopped',
    programs: NINE_AND_OLD,
    scenarios: [
      ...[
        'rotation',
        'rotation-storm',
        'rotated-while-away',
        'inode-reused',
        'short-lived',
        'many-files',
        'deleted-while-full',
        'deleted-beyond-limit',
        'two-runtimes',
      ],
    ],
  },
  {
    promise: 'Lines of any length are joined up to 4 MiB and cut there; lines that cannot be read are kept and counted',
    programs: NINE_AND_OLD,
    scenarios: [
      ...['long-lines', 'longest-line', 'huge-line', 'long-lines-in-pieces', 'unreadable-lines'],
      ...['equal-lines', 'times-without-fraction', 'unfinished-lines', 'forbidden-file'],
    ],
  },
  {
    promise: 'The add-on with safeDelivery neither loses nor duplicates what it loses or duplicates without',
    programs: OLD,
    scenarios: ['safe-delivery'],
  },
  {
    promise:
      'The API server is unavailable, or rejects the token: the effects are those that the article and the documentation describe',
    programs: `${NINE_AND_OLD}; the API server is simulated`,
    scenarios: [
      'api-away-at-start',
      'api-away-later',
      'dropped-while-api-away',
      'token-rotated',
      'stale-token',
      'stale-token-with-certificate',
    ],
  },
  {
    promise: 'The user and the API key of the agent can create documents in its indices and nothing else',
    programs: `${ALL}, with TLS and users`,
    scenarios: ['secure-elasticsearch', 'api-key'],
  },
  {
    promise: 'If the API key of the agent is revoked, its lines arrive with a new key',
    programs: 'Fluentd 1.19.3, Elasticsearch 7.17.29 and 9.5.4, with TLS and users',
    scenarios: ['api-key-rotation'],
  },
  {
    promise: 'Options: selection, redaction, JSON, metadata, namespaces, audit log, journal',
    programs: NINE,
    scenarios: [
      'options',
      'pod-controls',
      'traces-of-languages',
      'selection',
      'metadata-full',
      'metadata-names',
      'audit-log',
      'node-journal',
    ],
  },
  {
    promise: 'A configuration of your own runs in the pod of the agent, with metrics on request',
    programs: NINE,
    scenarios: ['own-configuration'],
  },
  {
    promise: 'Alerts and dashboards use metrics that exist; losses are counted',
    programs: FLUENTD,
    scenarios: [
      'metrics',
      'disk-full',
      'own-log',
      'backlog',
      'proxy-with-a-request-limit',
      'too-large-for-elasticsearch',
    ],
  },
];
