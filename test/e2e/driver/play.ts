import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { manifestsFor } from '../clusters';
import { BubblewrapRunner } from '../runner/bubblewrap';
import { World } from '../world/world';
import { judge, LedgerFault } from './judge';
import type { Result } from './result';
import { findPlay } from './scenarios';

/** Plays one scenario on one line; runs as a process of its own, in network, mount and process namespaces of its own. */
async function main(id: string, work: string): Promise<void> {
  const { scenario, line, runtime, mutate } = findPlay(id);
  const manifests = await manifestsFor(line, runtime, scenario.manifest ?? {}, join(work, 'manifests'));
  mutate?.(manifests);
  const runner = new BubblewrapRunner(resolve(process.env.E2E_ROOTS ?? join(__dirname, '../.roots')), work);
  const world = new World({ line, runtime, manifests, work, runner, ...scenario.world });
  let error: unknown;
  try {
    await scenario.run(world);
    judge(world.verdict(), scenario.allowed?.(world.verdict(), world) ?? {});
  } catch (reason) {
    error = reason;
  }
  await world.agent.stop();
  const verdict = world.verdict();
  const count = (found: readonly unknown[]) => found.length;
  const result: Result = {
    id,
    passed: error === undefined,
    damage: error instanceof LedgerFault ? error.kinds : [],
    message: error instanceof Error ? (error.stack ?? error.message) : '',
    written: verdict.written,
    lost: count(verdict.lost),
    doubled: count(verdict.doubled),
    torn: count(verdict.torn),
    starts: world.agent.starts,
    peakMemory: world.agent.peakMemory,
    conflicts: world.store.indices.conflicts,
    requests: world.store.answers.length,
  };
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'result.json'), JSON.stringify(result, null, 2));
}

const [id = '', work = ''] = process.argv.slice(2);
main(id, work).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
