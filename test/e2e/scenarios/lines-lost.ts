import { setTimeout as pause } from 'node:timers/promises';
import { ES9, ES9_DOCKER, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';
import { until } from '../environment/wait';

const REJECTED = /-rejected-/;

export const scenarios: Scenario[] = [
  {
    name: 'short-lived',
    title: 'pods whose files exist for one second, forty of them',
    cases: [ES9],
    async run(environment) {
      await begin(environment);
      await environment.agentSays(/fluentd worker is now running/);
      for (let index = 0; index < 40; index += 1) {
        const pod = environment.pod({ name: `job-${index}`, labels: { tier: 'batch' } });
        pod.lines(20);
        await pause(250);
        setTimeout(() => environment.pods.end(pod), 1000);
      }
      await pause(1500);
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'equal-lines',
    title: 'a container writes the same text many times, and the runtime gives every line the same time',
    cases: [ES9],
    bound: 'the equal lines, which the scenario counts itself',
    allowed: () => ({ unexpected: 400 }),
    async run(environment) {
      await begin(environment);
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(10);
      for (let index = 0; index < 50; index += 1) {
        pod.raw('2026-11-26T00:00:00.000000001Z stdout F the same\n'.repeat(8));
      }
      await until('every one of 400 equal lines is a document', () => texts(environment, 'the same').length === 400);
      await environment.agent.kill('SIGKILL');
      pod.lines(10);
      await environment.arrived();
      await environment.drained();
      if (texts(environment, 'the same').length !== 400) throw new Error('equal lines were duplicated');
    },
  },
  {
    name: 'inode-reused',
    title: 'files are rotated three times while the agent is stopped; new files get the inodes of deleted ones',
    cases: [ES9],
    async run(environment) {
      await begin(environment);
      const pods = ['web-1', 'web-2', 'web-3'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (let turn = 0; turn < 2; turn += 1) {
        for (const pod of pods) pod.lines(200);
        await environment.arrived();
        await environment.agent.killForNow();
        for (let rotation = 0; rotation < 3; rotation += 1) {
          for (const pod of pods) {
            pod.rotate();
            pod.lines(200);
          }
        }
        environment.agent.start();
      }
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'unreadable-lines',
    title:
      'a power loss leaves NUL bytes, half a line and a line without a header: they are kept and counted, and can be replayed',
    cases: [ES9, ES9_DOCKER],
    async run(environment) {
      await begin(environment);
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(10);
      for (const text of [`${'\0'.repeat(500)}\n`, 'no header\n', '2026-11-26 10:00:00 stdout F no time\n'])
        pod.raw(text);
      pod.lines(10);
      await environment.arrived();
      await until('the unreadable lines are kept', () => environment.elasticsearch.documents(REJECTED).length === 3);
      await environment.drained();
      const messages = environment.elasticsearch
        .documents(REJECTED)
        .map(({ source }) => JSON.parse(String(source.document)) as { message: string });
      if (!messages.some(({ message }) => message === 'no header')) throw new Error('the text of a line is not kept');
      const counted = await environment.metric('fluentd_rejected_records_total');
      if (counted !== 3) throw new Error(`${counted} lines are counted, not 3`);
    },
  },
  {
    name: 'unfinished-lines',
    title: 'a container ends in the middle of a line, and its file is rotated or deleted: what is there is stored',
    cases: [ES9],
    bound: 'the two texts that the scenario writes and checks itself',
    allowed: () => ({ unexpected: 2 }),
    async run(environment) {
      await begin(environment);
      const [rotated, deleted] = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (const pod of [rotated, deleted]) pod?.lines(5);
      await environment.arrived();
      rotated?.raw('2026-11-26T00:00:01Z stdout F half of a line');
      rotated?.rotate();
      rotated?.lines(5);
      deleted?.raw('2026-11-26T00:00:01Z stdout F end of a pod');
      if (deleted) environment.pods.end(deleted);
      await environment.arrived();
      const wanted = ['half of a line', 'end of a pod'];
      await until('each text is a document', () => wanted.every((text) => texts(environment, text).length === 1));
      await environment.drained();
    },
  },
  {
    name: 'forbidden-file',
    title: 'the agent may not read one file: it says so once, reads the others, and reads that file when it may',
    cases: [ES9],
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const [forbidden, other] = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      forbidden?.lines(5);
      forbidden?.mode(0);
      environment.agent.start();
      other?.lines(5);
      await environment.arrivedBut(5);
      await environment.agentSays(/cannot open a log file/);
      forbidden?.mode(0o640);
      await environment.arrived();
      await environment.drained();
      const said = environment.agent.log.filter((line) => line.includes('cannot open a log file')).length;
      if (said !== 1) throw new Error(`the agent says it ${said} times`);
    },
  },
  {
    name: 'times-without-fraction',
    title: 'runtimes omit a zero fraction of a time, and the blank before an empty text',
    cases: [ES9],
    bound: 'the three texts that the scenario writes and checks itself',
    allowed: () => ({ unexpected: 3 }),
    async run(environment) {
      await begin(environment);
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(5);
      pod.raw('2026-11-26T00:00:01.999999999Z stdout P one\n');
      pod.raw('2026-11-26T00:00:02Z stdout F two\n');
      pod.raw('2026-11-26T00:00:02.000000001+01:00 stdout F three\n');
      pod.raw('2026-11-26T00:00:03Z stdout F\n');
      pod.lines(5);
      await environment.arrived();
      const wanted = ['onetwo', 'three', ''];
      await until('each text is a document', () => wanted.every((text) => texts(environment, text).length === 1));
      await environment.drained();
    },
  },
  {
    name: 'huge-line',
    title: 'a container writes a line of 100 MiB: memory stays within the limit of the container',
    cases: [ES9],
    bound: 'a text is cut at 4 MiB, and the document has its original length',
    allowed: () => ({ unexpected: 1 }),
    async run(environment) {
      await begin(environment);
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(5);
      const piece = `2026-11-26T00:00:01.000000001Z stdout P ${'x'.repeat(16_384)}\n`;
      for (let index = 0; index < 64; index += 1) pod.raw(piece.repeat(100));
      pod.raw('2026-11-26T00:00:01.000000001Z stdout F end\n');
      pod.lines(5);
      await environment.arrived();
      await environment.drained();
      const cut = environment.elasticsearch
        .documents()
        .find(({ source }) => source.original_bytes !== undefined)?.source;
      if (cut?.original_bytes !== 6400 * 16_384 + 3) throw new Error(`the document says ${cut?.original_bytes} bytes`);
      if (environment.agent.peakMemory > 512) throw new Error(`the agent took ${environment.agent.peakMemory} MiB`);
    },
  },
  {
    name: 'backlog',
    title:
      'a node has 100 MiB of logs when the agent is installed: the agent always answers its probe, and stops on SIGTERM',
    cases: [ES9],
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(30_000, 1700);
      environment.agent.start();
      await environment.agentSays(/fluentd worker is now running/);
      for (let probe = 0; probe < 3; probe += 1) {
        await until('the probe is answered', () => environment.probe(), 10);
        await pause(1000);
      }
      if (!(await environment.agent.stop())) throw new Error('the agent did not end within its grace period');
      environment.agent.start();
      await environment.arrived();
      await environment.drained();
    },
  },
];

async function begin(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  environment.agent.start();
}

function texts(environment: Environment, text: string) {
  return environment.elasticsearch.documents().filter(({ source }) => source.message === text);
}
