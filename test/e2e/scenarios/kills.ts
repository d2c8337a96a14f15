import { readdirSync } from 'node:fs';
import { FluentdValue } from '../../../lib';
import { ES9, LEGACY, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';
import { Traffic } from '../environment/traffic';
import { until } from '../environment/wait';
import type { Allowance } from '../verdict/assert-verdict';
import type { Verdict } from '../verdict/verdict';

const KILLS = 3;
const SIGNALS = ['SIGKILL', 'SIGTERM'] as const;
const IN_MEMORY =
  'image 1.22 buffers in memory, 64 MB at most: what it had read and not yet sent is lost; what it sent twice is duplicated';
const halfOfIt = ({ written }: Verdict): Allowance => ({
  lost: Math.floor(written / 2),
  duplicated: Math.floor(written / 2),
});

/** Half of a trace waits longer than a marker after it needs to be stored. */
const tracesOfJava: Scenario['manifest'] = {
  pipeline: { stackTraces: { containers: [{ pod: 'java-*' }] } },
  edit: (config) => config.setInAll('source', 'container_logs', 'trace_wait', FluentdValue.time('10m')),
};

export const scenarios: Scenario[] = [
  {
    name: 'sigterm',
    title: `SIGTERM, ${KILLS} times, while pods write`,
    cases: [ES9],
    run: (environment) => killRepeatedly(environment, 'SIGTERM'),
  },
  {
    name: 'sigterm',
    title:
      'SIGTERM while pods write; the shell of image 1.22 does not forward it, and SIGKILL follows after the grace period',
    cases: [LEGACY],
    bound: IN_MEMORY,
    allowed: halfOfIt,
    run: (environment) => killRepeatedly(environment, 'SIGTERM', 1, () => environment.drained()),
  },
  {
    name: 'sigkill',
    title: `SIGKILL, ${KILLS} times, while pods write`,
    cases: [ES9],
    async run(environment) {
      await killRepeatedly(environment, 'SIGKILL');
      const state = readdirSync(environment.nodeFolder, { recursive: true, encoding: 'utf8' });
      const locks = state.filter((path) => path.includes('fluentd-lock-'));
      if (locks.length > 0) throw new Error(`every kill leaves a directory behind: ${locks.join(', ')}`);
    },
  },
  {
    name: 'sigkill',
    title: `SIGKILL, ${KILLS} times, while pods write`,
    cases: [LEGACY],
    bound: IN_MEMORY,
    allowed: halfOfIt,
    run: (environment) => killRepeatedly(environment, 'SIGKILL', KILLS, () => environment.drained()),
  },
  {
    name: 'killed-while-elasticsearch-is-down',
    title: 'SIGKILL while all lines wait for Elasticsearch',
    cases: [ES9],
    async run(environment) {
      await environment.api.start();
      const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(500);
      environment.agent.start();
      await environment.agentSays(/failed to flush the buffer/, 2);
      await environment.agent.kill('SIGKILL');
      await environment.elasticsearch.start();
      for (const pod of pods) pod.lines(100, 100, 'stderr');
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'killed-in-long-line',
    title: 'SIGKILL, then SIGTERM, when half of a long line is read',
    cases: [ES9],
    run: killInLongLine,
  },
  {
    name: 'killed-in-trace',
    title: 'SIGKILL, then SIGTERM, when half of a stack trace is read; other traces start and end',
    cases: [ES9],
    manifest: tracesOfJava,
    run: killInTrace,
  },
];

async function begin(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  environment.agent.start();
}

async function killRepeatedly(
  environment: Environment,
  signal: NodeJS.Signals,
  kills = KILLS,
  finish?: () => Promise<void>,
): Promise<void> {
  const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
  await begin(environment);
  const traffic = new Traffic(pods);
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = environment.elasticsearch.documents().length;
    await until('new documents arrive', () => environment.elasticsearch.documents().length > before);
    await environment.agent.kill(signal);
    await until('the agent runs again', () => environment.agent.starts > kill);
  }
  const before = environment.elasticsearch.documents().length;
  await until('new documents arrive', () => environment.elasticsearch.documents().length > before);
  traffic.stop();
  await (finish ? finish() : environment.arrived());
  await environment.drained();
}

/** A marker that is stored proves that the pieces before it were read, and that the joiner holds them. */
async function killInLongLine(environment: Environment): Promise<void> {
  await begin(environment);
  const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
  for (const [index, signal] of SIGNALS.entries()) {
    pod.line(100_000);
    pod.lines(50);
    await environment.arrived();
    const finish = pod.begin(200_000);
    pod.line(100, 'stderr');
    await environment.arrivedBut(1);
    await environment.agent.kill(signal);
    finish();
    pod.lines(50);
    await until('the agent runs again', () => environment.agent.starts > index + 1);
    await environment.arrived();
  }
  await environment.drained();
}

async function killInTrace(environment: Environment): Promise<void> {
  await begin(environment);
  const pod = environment.pod({ name: 'java-1', labels: { tier: 'front' } });
  for (const [index, signal] of SIGNALS.entries()) {
    for (let count = 0; count < 10; count += 1) {
      pod.lines(20);
      pod.trace(15, true);
    }
    pod.line();
    await environment.arrived();
    const finish = pod.beginTrace(30, true);
    pod.line(100, 'stderr');
    await environment.arrivedBut(1);
    await environment.agent.kill(signal);
    finish();
    pod.line();
    await until('the agent runs again', () => environment.agent.starts > index + 1);
    await environment.arrived();
  }
  await environment.drained();
}
