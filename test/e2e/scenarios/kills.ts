import { type Allowance, ES9, ES9_DOCKER, LEGACY, type Scenario } from '../driver/scenario';
import type { Verdict } from '../ledger/check';
import { Traffic } from '../world/traffic';
import { until } from '../world/wait';
import type { World } from '../world/world';

const KILLS = 3;
const IN_MEMORY =
  'image 1.22 buffers in memory, 64 MB at most: what it had read and not yet sent is lost; what it sent twice is doubled';
const halfOfIt = ({ written }: Verdict): Allowance => ({
  lost: Math.floor(written / 2),
  doubled: Math.floor(written / 2),
});
const ONE_RECORD = 'per kill and stream the one record that was being joined, whole or in pieces';

const tracesOfJava: Scenario['manifest'] = { pipeline: { stackTraces: { containers: [{ pod: 'java-*' }] } } };

export const scenarios: Scenario[] = [
  {
    name: 'sigterm',
    story: `SIGTERM, ${KILLS} times, while pods write`,
    cases: [ES9, ES9_DOCKER],
    run: (world) => killRepeatedly(world, 'SIGTERM'),
  },
  {
    name: 'sigterm',
    story:
      'SIGTERM while pods write; the shell that is the first process of image 1.22 ignores it, until SIGKILL ends the grace period',
    cases: [LEGACY],
    bound: IN_MEMORY,
    allowed: halfOfIt,
    run: (world) => killRepeatedly(world, 'SIGTERM', 1, () => world.drained()),
  },
  {
    name: 'sigkill',
    story: `SIGKILL, ${KILLS} times, while pods write`,
    cases: [ES9, ES9_DOCKER],
    run: (world) => killRepeatedly(world, 'SIGKILL'),
  },
  {
    name: 'sigkill',
    story: `SIGKILL, ${KILLS} times, while pods write`,
    cases: [LEGACY],
    bound: IN_MEMORY,
    allowed: halfOfIt,
    run: (world) => killRepeatedly(world, 'SIGKILL', KILLS, () => world.drained()),
  },
  {
    name: 'killed-while-store-is-down',
    story: 'SIGKILL while everything that was read waits for Elasticsearch',
    cases: [ES9],
    async run(world) {
      await world.api.start();
      const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(500);
      world.agent.start();
      await world.agentSays(/failed to flush the buffer/, 2);
      await world.agent.kill('SIGKILL');
      await world.store.start();
      for (const pod of pods) pod.lines(100, 100, 'stderr');
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'killed-in-long-line',
    story: `SIGKILL, ${KILLS} times, when half of a long line is read`,
    cases: [ES9, ES9_DOCKER],
    bound: ONE_RECORD,
    allowed: piecesOfOnePerKill,
    run: (world) => killInLongLine(world, 'SIGKILL'),
  },
  {
    name: 'terminated-in-long-line',
    story: `SIGTERM, ${KILLS} times, when half of a long line is read`,
    cases: [ES9],
    bound: ONE_RECORD,
    allowed: piecesOfOnePerKill,
    run: (world) => killInLongLine(world, 'SIGTERM'),
  },
  {
    name: 'killed-in-trace',
    story: `SIGKILL, ${KILLS} times, when half of a stack trace is read, whose pods are joined; other traces come and go`,
    cases: [ES9],
    manifest: tracesOfJava,
    bound: ONE_RECORD,
    allowed: piecesOfOnePerKill,
    run: (world) => killInTrace(world, 'SIGKILL'),
  },
  {
    name: 'terminated-in-trace',
    story: `SIGTERM, ${KILLS} times, when half of a stack trace is read; other traces come and go`,
    cases: [ES9],
    manifest: tracesOfJava,
    bound: ONE_RECORD,
    allowed: piecesOfOnePerKill,
    run: (world) => killInTrace(world, 'SIGTERM'),
  },
];

/** As many records as there were kills may be missing; what is torn must be a piece of one of them. */
function piecesOfOnePerKill({ lost, torn }: Verdict): Allowance {
  const cut = lost.filter(({ joined }) => joined);
  // A piece may begin with half a character.
  const whole = (piece: string) => piece.replace(/^\uFFFD+|\uFFFD+$/g, '');
  const pieces = torn.filter((piece) => cut.some(({ text }) => text.includes(whole(piece))));
  return { lost: Math.min(KILLS, cut.length), torn: pieces.length };
}

async function begin(world: World): Promise<void> {
  await world.api.start();
  await world.store.start();
  world.agent.start();
}

async function killRepeatedly(
  world: World,
  signal: NodeJS.Signals,
  kills = KILLS,
  finish?: () => Promise<void>,
): Promise<void> {
  const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
  await begin(world);
  const traffic = new Traffic(pods);
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = world.store.indices.documents().length;
    await until('new documents arrive', () => world.store.indices.documents().length > before);
    await world.agent.kill(signal);
    await until('the agent runs again', () => world.agent.starts > kill);
  }
  const before = world.store.indices.documents().length;
  await until('new documents arrive', () => world.store.indices.documents().length > before);
  traffic.stop();
  await (finish ? finish() : world.arrived());
  await world.drained();
}

/** A marker that is stored proves that the pieces before it were read, and that the joiner holds them. */
async function killInLongLine(world: World, signal: NodeJS.Signals): Promise<void> {
  await begin(world);
  const pod = world.pod({ name: 'web-1', labels: { tier: 'front' } });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    pod.line(100_000);
    pod.lines(50);
    await world.arrivedBut(kill - 1);
    const finish = pod.begin(200_000);
    pod.line(100, 'stderr');
    await world.hasRead(pod);
    await world.agent.kill(signal);
    finish();
    pod.lines(50);
    await until('the agent runs again', () => world.agent.starts > kill);
    await world.arrivedBut(kill);
  }
  await world.drained();
}

async function killInTrace(world: World, signal: NodeJS.Signals): Promise<void> {
  await begin(world);
  const pod = world.pod({ name: 'java-1', labels: { tier: 'front' } });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    for (let index = 0; index < 10; index += 1) {
      pod.lines(20);
      pod.trace(15, true);
    }
    pod.line();
    await world.arrivedBut(kill - 1);
    const finish = pod.beginTrace(30, true);
    await world.hasRead(pod);
    await world.agent.kill(signal);
    finish();
    pod.line();
    await until('the agent runs again', () => world.agent.starts > kill);
    await world.arrivedBut(kill);
  }
  await world.drained();
}
