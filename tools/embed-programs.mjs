// Puts the texts of the programs that run in the cluster into the compiled module that reads them from lib/ in a checkout.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const paths = readdirSync('lib', { recursive: true })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.(rb|sh)$/.test(path))
  .sort();
const texts = Object.fromEntries(paths.map((path) => [path, readFileSync(join('lib', path), 'utf8')]));

writeFileSync(
  'build/lib/program-texts/program-text.js',
  `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.programText = programText;
const texts = ${JSON.stringify(texts, undefined, 1)};
function programText(path) {
  if (!Object.hasOwn(texts, path)) throw new Error(path + ' is not in the package');
  return texts[path];
}
`,
);
