import { setTimeout as pause } from 'node:timers/promises';

/** Polls until `condition` holds. The limit is no assertion about speed: it only ends a run that would hang. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitSeconds = 120,
): Promise<void> {
  const end = Date.now() + limitSeconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${limitSeconds} s in vain: ${what}`);
    await pause(100);
  }
}
