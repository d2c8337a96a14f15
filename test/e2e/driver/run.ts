import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editManifests, manifestsFor } from '../clusters';
import { ServerClient } from '../elasticsearch/server/server-client';
import { Environment } from '../environment/environment';
import { BubblewrapRunner } from '../runner/bubblewrap';
import { rootsFolder } from '../runner/roots';
import { type Allowance, assertVerdict, VerdictError } from '../verdict/assert-verdict';
import type { Verdict } from '../verdict/verdict';
import type { Result } from './result';
import { findRun } from './runs';
import type { GivenServer } from './start-run';

/** Runs one scenario on one stack, as a process in network, mount and process namespaces of its own. */
async function main(id: string, work: string, { kind, port, control }: GivenServer): Promise<void> {
  const { scenario, stack, runtime, mutation } = findRun(id);
  const manifests = await manifestsFor(stack, runtime, scenario.manifest ?? {}, join(work, 'manifests'));
  if (mutation?.edit) editManifests(stack, manifests, mutation.edit);
  const runner = new BubblewrapRunner(rootsFolder(), work);
  const server = new ServerClient(kind, port, control);
  const environment = new Environment({
    stack,
    runtime,
    manifests,
    work,
    runner,
    server,
    dataStream: scenario.manifest?.dataStream ?? false,
    ipv6: scenario.ipv6 ?? false,
    tls: kind.secure,
    secrets: (await scenario.access?.(server)) ?? {},
    ...(mutation ? { waitSeconds: mutation.waitSeconds } : {}),
    ...(mutation?.templatesOf === undefined ? {} : { indexPrefix: mutation.templatesOf }),
    ...(scenario.provisioned === undefined ? {} : { provisioned: scenario.provisioned }),
  });
  // Image 1.22 gives up after five seconds, and writes no ids: what it sends again is duplicated.
  const again = () => (stack === 'legacy' ? environment.elasticsearch.givenUp : 0);
  const allowance = (): Allowance => {
    const allowed = scenario.allowed?.(environment.verdict(), environment) ?? {};
    return { ...allowed, duplicated: (allowed.duplicated ?? 0) + again() };
  };
  let error: unknown;
  try {
    await scenario.run(environment);
    assertVerdict(environment.verdict(), allowance());
  } catch (reason) {
    error = reason;
  }
  await environment.agent.stop();
  await environment.elasticsearch.verify().catch((reason: unknown) => {
    error ??= reason;
  });
  const verdict = environment.verdict();
  const damage = error === undefined ? [] : damageOf(verdict, allowance());
  const count = (found: readonly unknown[]) => found.length;
  const result: Result = {
    id,
    passed: error === undefined,
    damage,
    message: error instanceof Error ? (error.stack ?? error.message) : '',
    written: verdict.written,
    lost: count(verdict.lost),
    duplicated: count(verdict.duplicated),
    unexpected: count(verdict.unexpected),
    starts: environment.agent.starts,
    peakMemory: environment.agent.peakMemory,
    conflicts: environment.elasticsearch.record.conflicts,
    requests: environment.elasticsearch.answers.length,
  };
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'result.json'), JSON.stringify(result, null, 2));
}

/** Kinds of damage, also of a run that ended before its verdict. */
function damageOf(verdict: Verdict, allowed: Allowance): readonly string[] {
  try {
    assertVerdict(verdict, allowed);
    return [];
  } catch (error) {
    return error instanceof VerdictError ? error.kinds : [];
  }
}

const [id = '', work = '', server = ''] = process.argv.slice(2);
main(id, work, JSON.parse(server) as GivenServer).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
