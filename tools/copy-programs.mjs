// Puts the programs that run in the cluster beside the compiled code that reads them: the compiler copies none.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = /\.(rb|sh)$/;

for (const entry of readdirSync('lib', { recursive: true })) {
  if (PROGRAM.test(entry)) cpSync(join('lib', entry), join('build/lib', entry));
}
