import { FluentdValue } from '../../../lib';
import { ES7, ES9, LEGACY, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';
import { Traffic } from '../environment/traffic';
import { until } from '../environment/wait';

const RETRY = /retry_times=3|next_retry/;

/** A time limit that a test can wait for. The default is a minute. */
const shortTimeout: Scenario['manifest'] = {
  edit: (config) => config.setInAll('match', 'elasticsearch_documents', 'request_timeout', FluentdValue.time('4s')),
};

const twoPods = (environment: Environment) =>
  ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));

export const scenarios: Scenario[] = [
  {
    name: 'cold-start',
    title: 'the agent starts before Elasticsearch, and reads lines that were written before',
    cases: [ES9, LEGACY],
    async run(environment) {
      await environment.api.start();
      const pods = twoPods(environment);
      for (const pod of pods) pod.lines(300);
      environment.agent.start();
      await environment.agentSays(/failed to flush the buffer|temporarily failed to flush/, 2);
      for (const pod of pods) pod.lines(300, 100, 'stderr');
      await environment.elasticsearch.start();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'elasticsearch-down',
    title: 'Elasticsearch is unavailable for several retry intervals',
    cases: [ES9, LEGACY],
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const pods = twoPods(environment);
      environment.agent.start();
      const traffic = new Traffic(pods);
      await until('documents arrive', () => environment.elasticsearch.documents().length > 100);
      await environment.elasticsearch.stop();
      await environment.agentSays(RETRY, 1);
      await until('many lines wait', () => traffic.lines > 2000);
      await environment.elasticsearch.start();
      traffic.stop();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'unacknowledged',
    title: 'Elasticsearch stores bulks and never answers; later it answers again',
    cases: [ES9, ES7],
    manifest: shortTimeout,
    async run(environment) {
      await silence(environment);
    },
  },
  {
    name: 'unacknowledged',
    title: 'Elasticsearch stores bulks and never answers; later it answers again',
    cases: [LEGACY],
    bound: 'image 1.22 writes no ids: every line of a bulk without an answer can be duplicated by each retry',
    allowed: (verdict) => ({ duplicated: verdict.written }),
    async run(environment) {
      await silence(environment);
    },
  },
];

async function silence(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  environment.elasticsearch.faults = { afterStoring: 'silence' };
  const pods = twoPods(environment);
  const traffic = new Traffic(pods);
  environment.agent.start();
  await until(
    'three bulks got no answer',
    () => environment.elasticsearch.answers.filter((code) => code === 0).length >= 3,
  );
  traffic.stop();
  environment.elasticsearch.faults = {};
  await environment.arrived();
  await environment.drained();
}
