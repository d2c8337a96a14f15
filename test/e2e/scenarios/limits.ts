import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ES9, type Scenario } from '../driver/scenario';
import { podsIn } from '../ledger/pods';
import { until } from '../world/wait';

const MIB = 2 ** 20;

export const scenarios: Scenario[] = [
  {
    name: 'buffer-full',
    story: 'Elasticsearch is away until the buffer is full; the agent is killed in that state; files wait on the node',
    cases: [ES9],
    manifest: { pipeline: { bufferSize: '4M', chunkSize: '1M' } },
    async run(world) {
      await world.api.start();
      world.agent.start();
      const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(15_000, 300);
      await until('the buffer is full', () => world.bufferBytes > 3.5 * MIB);
      await world.agent.kill('SIGKILL');
      for (const pod of pods) pod.lines(1000, 300);
      await until('the agent runs again', () => world.agent.starts > 1);
      await world.store.start();
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'disk-full',
    story:
      'the disk below the state directory is smaller than the budget, and full while Elasticsearch is away; the agent goes on when there is room',
    cases: [ES9],
    bound:
      'what is read while the disk is full, counted on the metrics endpoint; a budget that fits the disk loses nothing (buffer-full)',
    allowed: ({ written }) => ({ lost: written - 2000 }),
    async run(world) {
      const state = join(world.nodeFolder, 'var/lib/fluentd');
      const [agent = ''] = readdirSync(state);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', state]);
      mkdirSync(join(state, agent));
      await world.api.start();
      world.agent.start();
      const pod = world.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(1000, 300);
      await world.hasRead(pod);
      pod.lines(20_000, 300);
      await world.agentSays(/No space left on device/);
      await world.hasRead(pod);
      await world.store.start();
      await world.drained();
      pod.lines(1000, 300);
      await until('what is missing is counted', async () => {
        const { lost } = world.verdict();
        return lost.length <= (await world.metric('fluentd_rejected_records_total'));
      });
      await world.drained();
    },
  },
  {
    name: 'many-pods',
    story: 'sixty pods in five waves live for eight seconds each; then they and their files are deleted',
    cases: [ES9],
    async run(world) {
      await world.api.start();
      await world.store.start();
      world.agent.start();
      await world.agentSays(/fluentd worker is now running/);
      for (let wave = 0; wave < 5; wave += 1) {
        const names = Array.from({ length: 12 }, (_, index) => `job-${wave}-${index}`);
        const pods = names.map((name) => world.pod({ name, labels: { wave: String(wave) } }));
        for (const pod of pods) pod.lines(40);
        await pause(8000);
        for (const pod of pods) pod.lines(10, 100, 'stderr');
        await pause(1500);
        for (const pod of pods) world.pods.end(pod);
      }
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'own-log',
    story: 'the agent has a lot to say: nothing of it is ever in the store',
    cases: [ES9],
    async run(world) {
      await world.api.start();
      world.pod({ name: 'web-1', labels: { tier: 'front' } }).lines(100);
      world.agent.start();
      await world.agentSays(/failed to flush the buffer/, 2);
      await world.store.start();
      await world.arrived();
      await world.drained();
      const strangers = podsIn(world.store.indices.documents()).filter((name) => name !== 'web-1');
      if (strangers.length > 0) throw new Error(`documents of ${strangers.join(', ')}`);
    },
  },
];
