import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Size } from 'cdk8s';
import { FluentdValue } from '../../../lib';
import { ES9, type Scenario } from '../driver/scenario';
import { until } from '../environment/wait';
import { podsIn } from '../verdict/pods';

const MIB = 2 ** 20;
const LINE = 300;

export const scenarios: Scenario[] = [
  {
    name: 'buffer-full',
    title: 'Elasticsearch is unavailable until the buffer is full; the agent is killed; lines wait in their files',
    cases: [ES9],
    manifest: { pipeline: { bufferSize: Size.mebibytes(4), chunkSize: Size.mebibytes(1) } },
    async run(environment) {
      await environment.api.start();
      environment.agent.start();
      const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(15_000, 300);
      await until('the buffer is full', () => environment.bufferBytes > 3.5 * MIB);
      await environment.agent.kill('SIGKILL');
      for (const pod of pods) pod.lines(1000, 300);
      await until('the agent runs again', () => environment.agent.starts > 1);
      await environment.elasticsearch.start();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'deleted-while-full',
    title: 'the buffer is full, and the kubelet rotates files until it has deleted most of them: the agent reads them',
    cases: [ES9],
    manifest: { pipeline: { bufferSize: Size.mebibytes(4), chunkSize: Size.mebibytes(1) } },
    async run(environment) {
      await environment.api.start();
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(15_000, 300);
      await environment.agentSays(/failed to flush the buffer/);
      await until('the buffer is full', () => environment.bufferBytes > 3 * MIB);
      for (let rotation = 0; rotation < 8; rotation += 1) {
        pod.rotate();
        pod.lines(500, 300);
        // A kubelet looks every ten seconds.
        await pause(5000);
      }
      const behind = await environment.metric('fluentd_container_logs_behind_bytes');
      await environment.elasticsearch.start();
      await environment.arrived();
      await environment.drained();
      if (behind < 2 * 500 * 300) throw new Error(`the metric says that ${behind} bytes are not read`);
    },
  },
  {
    name: 'deleted-beyond-limit',
    title: 'the buffer is full, and more is deleted than the agent keeps open: it counts what it does not read',
    cases: [ES9],
    manifest: {
      pipeline: { bufferSize: Size.mebibytes(4), chunkSize: Size.mebibytes(1) },
      edit: (config) => config.setInAll('source', 'container_logs', 'deleted_limit', FluentdValue.size('100k')),
    },
    bound: 'what the agent keeps open of deleted files: 256 MiB, and 100 KiB here',
    allowed: ({ lost }) => ({ lost: lost.length }),
    async run(environment) {
      await environment.api.start();
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(15_000, LINE);
      await until('the buffer is full', () => environment.bufferBytes > 3 * MIB);
      environment.pods.end(pod);
      const unread = () => environment.metric('fluentd_container_logs_unread_bytes_total');
      await until('the bytes are counted', async () => (await unread()) > 0);
      const bytes = await unread();
      await environment.elasticsearch.start();
      await until(
        'no more is lost than what is counted',
        () => environment.verdict().lost.length <= Math.ceil(bytes / LINE),
      );
      await environment.drained();
    },
  },
  {
    name: 'disk-full',
    title:
      'the disk of the state directory is smaller than the buffer, and fills up while Elasticsearch is unavailable',
    cases: [ES9],
    async run(environment) {
      const state = join(environment.nodeFolder, 'var/lib/fluentd');
      const [agent = ''] = readdirSync(state);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', state]);
      mkdirSync(join(state, agent));
      await environment.api.start();
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(1000, 300);
      await until('the agent exports metrics', () => environment.probe());
      await until(
        'the first lines are read',
        async () => (await environment.metric('fluentd_container_logs_lines_total')) >= 1000,
      );
      pod.lines(20_000, 300);
      await environment.agentSays(/the buffer has no room/);
      await environment.elasticsearch.start();
      pod.lines(1000, 300);
      await environment.arrived();
      await environment.drained();
      const rejected = await environment.metric('fluentd_rejected_records_total');
      if (rejected > 0) throw new Error(`${rejected} records were rejected`);
    },
  },
  {
    name: 'many-files',
    title: 'a node has more log files than a process may open by default: the agent raises its limit',
    cases: [ES9],
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const names = Array.from({ length: 100 }, (_, index) => `web-${index}`);
      for (const name of names) {
        const pod = environment.pod({ name, labels: { tier: 'front' } });
        pod.lines(5);
        pod.rotate();
        pod.lines(5);
      }
      // Containers inherit it: a soft limit of 1024 files is the default of systemd, and so of containerd 2.
      execFileSync('prlimit', ['--pid', String(process.pid), '--nofile=190:4096']);
      environment.agent.start();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'own-log',
    title: 'the agent logs many lines: none of them is in Elasticsearch',
    cases: [ES9],
    async run(environment) {
      await environment.api.start();
      environment.pod({ name: 'web-1', labels: { tier: 'front' } }).lines(100);
      environment.agent.start();
      await environment.agentSays(/failed to flush the buffer/, 2);
      await environment.elasticsearch.start();
      await environment.arrived();
      await environment.drained();
      const strangers = podsIn(environment.elasticsearch.documents()).filter((name) => name !== 'web-1');
      if (strangers.length > 0) throw new Error(`documents of ${strangers.join(', ')}`);
    },
  },
];
