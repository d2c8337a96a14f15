import { setTimeout as pause } from 'node:timers/promises';

/** Polls until `condition` holds. The limit is no assertion about speed: it only ends a run that would hang. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitSeconds = 240,
): Promise<void> {
  const end = Date.now() + limitSeconds * 1000;
  for (;;) {
    const begin = Date.now();
    if (await condition()) return;
    if (Date.now() > end) throw new Error(`waited ${limitSeconds} s for this, which did not happen: ${what}`);
    // A condition that takes long is asked less often: the agent needs the processor more.
    await pause(Math.max(100, 10 * (Date.now() - begin)));
  }
}
