import { setTimeout as sleep } from 'node:timers/promises';

/** Ends what hangs. No test depends on how long something takes. Some wait for a CronJob that runs every ten minutes. */
const DEADLINE = Number(process.env.CLUSTER_DEADLINE_MINUTES ?? 15) * 60_000;

/** Polls until `attempt` answers something other than undefined or false. */
export async function until<T>(
  what: string | (() => string),
  attempt: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + DEADLINE;
  for (let pause = 50; ; pause = Math.min(pause * 1.5, 1000)) {
    const answer = await attempt();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline)
      throw new Error(`waited ${DEADLINE / 60_000} minutes for ${typeof what === 'string' ? what : what()}`);
    await sleep(pause);
  }
}

/** Runs one part of a set-up and prints how long it took. */
export async function timed<T>(what: string, part: () => Promise<T>): Promise<T> {
  const start = Date.now();
  const result = await part();
  process.stderr.write(`cluster  ${((Date.now() - start) / 1000).toFixed(1).padStart(6)}s  ${what}\n`);
  return result;
}
