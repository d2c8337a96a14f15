import { resolveLifecycle } from '../../../lib/elasticsearch/indices/lifecycle';
import { logTemplate } from '../../../lib/elasticsearch/indices/templates';
import { DATA_STREAM } from '../clusters';
import { ES9, type Scenario } from '../driver/scenario';
import type { Template } from '../elasticsearch/indices';
import type { Environment } from '../environment/environment';
import { until } from '../environment/wait';

const FIRST = `.ds-${DATA_STREAM}-000001`;
const SECOND = `.ds-${DATA_STREAM}-000002`;

export const scenarios: Scenario[] = [
  {
    name: 'data-stream',
    title: 'the logs go into a data stream, by the template of the library, and it is rolled between two bulks',
    cases: [ES9],
    manifest: { dataStream: true },
    async run(environment) {
      await withStream(environment);
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(200);
      environment.agent.start();
      await environment.arrived();
      await environment.drained();
      environment.elasticsearch.indices.rollOver(DATA_STREAM);
      pod.lines(200, 200);
      await environment.arrived();
      await environment.drained();
      expectNames(environment);
    },
  },
  {
    name: 'data-stream-rolled-between-tries',
    title: 'a data stream takes bulks and never answers, is rolled, and then receives the same bulks again',
    cases: [ES9],
    bound: 'an id is unique in one index of the stream: what is tried again after the roll is there twice',
    manifest: { dataStream: true },
    allowed: (verdict) => ({ duplicated: verdict.written }),
    async run(environment) {
      await withStream(environment);
      environment.elasticsearch.faults = { unacknowledged: true };
      environment.pod({ name: 'web-1', labels: { tier: 'front' } }).lines(200);
      environment.agent.start();
      await until('a bulk got no answer', () => environment.elasticsearch.answers.includes(0));
      environment.elasticsearch.indices.rollOver(DATA_STREAM);
      environment.elasticsearch.faults = {};
      await until('it was tried again', () => environment.elasticsearch.answers.includes(200));
      await environment.arrived();
      await environment.drained();
      expectNames(environment);
    },
  },
];

async function withStream(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  const version = { major: 9, minor: 5, patch: 6 };
  const lifecycle = resolveLifecycle({ indexPrefix: DATA_STREAM, dataStream: true });
  const template = logTemplate({ version, prefix: DATA_STREAM, copies: 0, policy: DATA_STREAM, lifecycle });
  environment.elasticsearch.indices.templates.set(DATA_STREAM, template as unknown as Template);
}

/** Every document is in an index of the stream: none was made beside it, by name or by refusal. */
function expectNames({ elasticsearch }: Environment): void {
  const names = elasticsearch.indices.names.join(', ');
  if (names !== `${FIRST}, ${SECOND}`) throw new Error(`the indices are ${names}, and not the two of the stream`);
}
