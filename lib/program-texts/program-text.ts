import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of a program that runs in the cluster, by its path in lib/. `npm run build` puts the texts in the place of
 * this module, so that the package reads no file at run time and can be bundled.
 */
export function programText(path: string): string {
  return readFileSync(join(__dirname, '..', path), 'utf8');
}
