import { Duration, Size } from 'cdk8s';
import {
  ElasticsearchImage,
  type ElasticsearchProps,
  NodeRole,
  SecretRef,
  SnapshotRepository,
  Storage,
} from '../../../lib';
import type { RequestBodies } from './elastic-types';
import { type Request, requestsOf } from './requests';
import { typeErrors } from './type-check';

// Elastic's own types of each major version decide about the bodies in the manifests.

const shared = { repository: SnapshotRepository.sharedFileSystem({ claimName: 'snapshots' }) };
const secret = SecretRef.fromName('credentials');
const buckets = [
  SnapshotRepository.s3({ bucket: 'logs', basePath: 'a', credentials: secret }),
  SnapshotRepository.gcs({ bucket: 'logs', basePath: 'a', credentials: secret }),
  SnapshotRepository.azure({ container: 'logs', basePath: 'a', credentials: secret }),
];
const tiers: ElasticsearchProps = {
  nodeSets: [
    { name: 'hot', replicas: 3, roles: [NodeRole.MASTER, NodeRole.DATA_HOT, NodeRole.DATA_CONTENT, NodeRole.INGEST] },
    { name: 'warm', replicas: 2, roles: [NodeRole.DATA_WARM] },
    { name: 'cold', replicas: 2, roles: [NodeRole.DATA_COLD], storage: Storage.claim({ size: Size.gibibytes(100) }) },
  ],
  lifecycle: { retention: Duration.days(30), warmAfter: Duration.days(3), coldAfter: Duration.days(7) },
};

/** The options that change a body, for a version that supports them. */
function requestsFor(version: string, ...options: ElasticsearchProps[]): Request[] {
  return options.flatMap((props) => requestsOf({ image: ElasticsearchImage.official(version), ...props }));
}

const streams: ElasticsearchProps = { lifecycle: { dataStream: true } };
const logsdb: ElasticsearchProps = { lifecycle: { logsdb: true } };
const ecs: ElasticsearchProps = { lifecycle: { ecsFields: true } };
const since8 = [...buckets.map((repository) => ({ snapshots: { repository } })), { snapshots: shared }, tiers];

const SENT: { readonly [Major in keyof RequestBodies]: () => Request[] } = {
  7: () => requestsFor('7.17.29', {}, ecs, { snapshots: shared }, tiers),
  8: () => [...requestsFor('8.1.0', ...since8), ...requestsFor('8.19.20', ...since8, streams, logsdb, ecs)],
  9: () => requestsFor('9.5.6', ...since8, streams, logsdb, ecs),
};

describe.each([7, 8, 9] as const)('Elasticsearch %s', (major) => {
  test("receives bodies that Elastic's types accept", () => {
    expect(typeErrors(major, SENT[major]())).toEqual([]);
  });

  test("would not receive a field, a setting or a value that Elastic's types do not have", () => {
    const wrong = SENT[major]().flatMap((request) => mistakes(major, request));
    expect(typeErrors(major, wrong)).toEqual(wrong.map(({ api }) => expect.stringMatching(`^${api}: `)));
  });
});

/** A body with one mistake at each place where our code decides the names. */
function mistakes(major: keyof RequestBodies, { api, body }: Request): Request[] {
  const sent = JSON.stringify(body);
  const texts = [...MISTAKES, ...(major === 7 ? [] : MISTAKES_SINCE_8)]
    .filter(([, right]) => sent.includes(right))
    .map(([wrong, right]) => sent.replace(right, wrong));
  return [{ ...body, no_such_field: 1 }, ...texts.map((text) => JSON.parse(text))].map((each) => ({ api, body: each }));
}

const MISTAKES = [
  ['"number_of_shard"', '"number_of_shards"'],
  ['"_tier_preferences"', '"_tier_preference"'],
  ['"delayed"', '"delayed_timeout"'],
  ['"date_detections"', '"date_detection"'],
  ['"names_of_indices"', '"names"'],
  ['"expires_after"', '"expire_after"'],
  ['"include_state"', '"include_global_state"'],
  ['"retention"', '"data_retention"'],
] as const;

/** Elastic's types of 7 accept any action, and any type of a field. */
const MISTAKES_SINCE_8 = [
  ['"flat"', '"flattened"'],
  ['"remove":{}', '"delete":{}'],
] as const;
