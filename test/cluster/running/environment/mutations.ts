import type { ApiObject } from '../../server/api-object';

/** A mistake in the manifests, and the test that fails because of it. */
export interface Mutation {
  readonly name: string;
  readonly file: 'production' | 'reconfiguration';
  /** The tests that have to pass before it, by parts of their names. */
  readonly after: readonly string[];
  readonly fails: string;
  readonly edit: (object: ApiObject) => ApiObject;
}

const FORMED = 'the three nodes form one cluster';
const FOUND = 'a search finds the lines of pods';

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'seed-hosts',
    file: 'production',
    after: [],
    fails: FORMED,
    edit: inData('elasticsearch-config', 'elasticsearch.yml', '["elasticsearch-nodes"]', '["mistake"]'),
  },
  {
    name: 'service-selector',
    file: 'production',
    after: [],
    fails: FORMED,
    edit: withSpec('Service', 'elasticsearch', { selector: { 'app.kubernetes.io/name': 'mistake' } }),
  },
  {
    name: 'budget-selector',
    file: 'production',
    after: [FORMED, FOUND],
    fails: 'two machines are drained at once',
    edit: withSpec('PodDisruptionBudget', 'elasticsearch', { selector: { matchLabels: { mistake: '' } } }),
  },
  {
    name: 'template-pattern',
    file: 'production',
    after: [FORMED, FOUND],
    fails: 'the index of the day has the settings of the template',
    edit: inData('elasticsearch-provisioning', 'input.json', '"kubernetes-logs-*"\n', '"mistake-*"\n'),
  },
  {
    name: 'pre-stop-hook',
    file: 'production',
    after: [FORMED, FOUND],
    fails: 'two nodes that are deleted at once stop one after the other',
    edit: inData('elasticsearch-config', 'node-stop.sh', '#!/bin/bash\n', '#!/bin/bash\nexit 0\n'),
  },
  {
    name: 'check-of-indices',
    file: 'reconfiguration',
    after: ['7.17 becomes 8.19', 'the index of the next day'],
    fails: 'with indices of 7.17, the first node of 9 does not start',
    edit: inData('elasticsearch-config', 'entrypoint.sh', '\ncheck_indices\n', '\n'),
  },
];

/** The mutation of this run, if `test/cluster/mutate` has started it. */
export const MUTATION = MUTATIONS.find(({ name }) => name === process.env.CLUSTER_MUTATION);

/** Replaces a text in a file of a ConfigMap. */
function inData(configMap: string, file: string, text: string, mistake: string): Mutation['edit'] {
  return (object) => {
    if (object.kind !== 'ConfigMap' || object.metadata.name !== configMap) return object;
    const content: string = object.data[file];
    if (!content.includes(text)) throw new Error(`${configMap} has no ${text} in ${file}`);
    return { ...object, data: { ...object.data, [file]: content.replace(text, mistake) } };
  };
}

function withSpec(kind: string, name: string, fields: object): Mutation['edit'] {
  return (object) =>
    object.kind === kind && object.metadata.name === name ? { ...object, spec: { ...object.spec, ...fields } } : object;
}
