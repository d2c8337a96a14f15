import { setTimeout as pause } from 'node:timers/promises';

/** Polls until `condition` holds. The limit only ends a run that hangs. It does not assert speed. */
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
