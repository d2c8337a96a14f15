import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editManifests, manifestsFor } from '../clusters';
import type { Verdict } from '../ledger/check';
import { BubblewrapRunner } from '../runner/bubblewrap';
import { rootsFolder } from '../runner/roots';
import { World } from '../world/world';
import { judge, LedgerFault } from './judge';
import type { Result } from './result';
import type { Allowance } from './scenario';
import { findPlay } from './scenarios';

/** Plays one scenario on one line; runs as a process of its own, in network, mount and process namespaces of its own. */
async function main(id: string, work: string): Promise<void> {
  const { scenario, line, runtime, mutation } = findPlay(id);
  const manifests = await manifestsFor(line, runtime, scenario.manifest ?? {}, join(work, 'manifests'));
  if (mutation) editManifests(line, manifests, mutation.edit);
  const runner = new BubblewrapRunner(rootsFolder(), work);
  const world = new World({
    line,
    runtime,
    manifests,
    work,
    runner,
    ...(mutation ? { patience: mutation.patience } : {}),
    ...scenario.world,
  });
  let error: unknown;
  try {
    await scenario.run(world);
    judge(world.verdict(), scenario.allowed?.(world.verdict(), world) ?? {});
  } catch (reason) {
    error = reason;
  }
  await world.agent.stop();
  const verdict = world.verdict();
  const damage = error === undefined ? [] : damageOf(verdict, scenario.allowed?.(verdict, world) ?? {});
  const count = (found: readonly unknown[]) => found.length;
  const result: Result = {
    id,
    passed: error === undefined,
    damage,
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

/** The ledger also when the play ended before it was judged. */
function damageOf(verdict: Verdict, allowed: Allowance): readonly string[] {
  try {
    judge(verdict, allowed);
    return [];
  } catch (error) {
    return error instanceof LedgerFault ? error.kinds : [];
  }
}

const [id = '', work = ''] = process.argv.slice(2);
main(id, work).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
