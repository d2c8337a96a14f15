import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Where `setup` has put the root file systems of this checkout. */
export function rootsFolder(): string {
  return execFileSync(join(__dirname, '../setup'), ['--path'], { encoding: 'utf8' }).trim();
}
