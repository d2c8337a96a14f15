import { DATA_STREAM } from '../clusters';
import { ES8, ES9, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';
import { until } from '../environment/wait';

export const scenarios: Scenario[] = [
  {
    name: 'data-stream',
    title: 'the logs go into a data stream with the template of the library, and it rolls over between two bulks',
    cases: [ES9, ES8],
    manifest: { dataStream: true },
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(200);
      environment.agent.start();
      await environment.arrived();
      await environment.drained();
      await rollOver(environment);
      pod.lines(200, 200);
      await environment.arrived();
      await environment.drained();
      expectTwoIndices(environment);
    },
  },
  {
    name: 'data-stream-rolled-between-tries',
    title: 'a data stream stores bulks without an answer, rolls over, and then receives the same bulks again',
    cases: [ES9],
    bound: 'ids are unique within one index of the stream: lines that are sent again after the rollover are duplicated',
    manifest: { dataStream: true },
    allowed: (verdict) => ({ duplicated: verdict.written }),
    async run(environment) {
      const { elasticsearch } = environment;
      await environment.api.start();
      await elasticsearch.start();
      elasticsearch.faults = { afterStoring: 'silence' };
      environment.pod({ name: 'web-1', labels: { tier: 'front' } }).lines(200);
      environment.agent.start();
      await until('a bulk got no answer', () => elasticsearch.answers.includes(0));
      await rollOver(environment);
      elasticsearch.faults = {};
      await until('it was sent again', () => elasticsearch.answers.includes(200));
      await environment.arrived();
      await environment.drained();
      expectTwoIndices(environment);
    },
  },
];

async function rollOver({ elasticsearch }: Environment): Promise<void> {
  await elasticsearch.request('POST', `/${DATA_STREAM}/_rollover`);
}

/** Every document is in an index of the stream, and none beside it. */
function expectTwoIndices({ elasticsearch }: Environment): void {
  const names = elasticsearch.indexNames;
  const counts = names.map((name) => /^\.ds-kubernetes-logs-[\d.]+-(\d+)$/.exec(name)?.[1] ?? name);
  if (counts.join() !== '000001,000002') throw new Error(`the indices are ${names}, and not the two of the stream`);
}
