// Makes build/lib/index.js one file, so that an app loads one module instead of hundreds, which take most of its start.
import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';

const entry = 'build/lib/index.js';
const names = Object.keys(createRequire(import.meta.url)(`../${entry}`));
buildSync({
  entryPoints: [entry],
  outfile: entry,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'esnext',
  packages: 'external',
  // By this Node.js knows the names that an ES module can import.
  footer: { js: `0 && (module.exports = { ${names.join(', ')} });` },
});
