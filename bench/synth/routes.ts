import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Candidate } from './pairs';

const ROOT = join(__dirname, '../..');

/** The wall time of the app of this repository, for each way to start it. */
export function routes(scratch: string): { readonly base: Candidate; readonly others: readonly Candidate[] } {
  const compiled = join(scratch, 'compiled');
  compile(compiled);
  const source = join(ROOT, 'main.ts');
  const cli = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
  const synth = (app: string) => [cli, 'synth', '--no-check-upgrade', '--app', app, '--output', join(scratch, 'cli')];
  const route = (name: string, args: readonly string[]): Candidate => ({ name, run: () => wallTime(args, scratch) });
  return {
    base: route('node main.js, compiled before', [join(compiled, 'main.js')]),
    others: [
      route('node -r tsx/cjs main.ts', ['-r', 'tsx/cjs', source]),
      route('cdk8s synth, of node main.js', synth(`node ${join(compiled, 'main.js')}`)),
      route('cdk8s synth, of node -r tsx/cjs main.ts (npm run synth)', synth(`node -r tsx/cjs ${source}`)),
      route('cdk8s synth, of an app that writes one empty file', synth(`node ${emptyApp(scratch)}`)),
      route('node, requiring cdk8s and nothing else', ['--eval', "require('cdk8s')"]),
      route('node alone, doing nothing', ['--eval', '0']),
    ],
  };
}

/** An app of one chart without objects. */
function emptyApp(scratch: string): string {
  const file = join(scratch, 'empty.js');
  const library = JSON.stringify(join(ROOT, 'node_modules/cdk8s'));
  write(
    file,
    `const { App, Chart } = require(${library}); const app = new App(); new Chart(app, 'empty'); app.synth();`,
  );
  return file;
}

function wallTime(args: readonly string[], scratch: string): number {
  const start = performance.now();
  execFileSync(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, CDK8S_OUTDIR: join(scratch, 'dist'), NODE_OPTIONS: '' },
    stdio: 'pipe',
  });
  return performance.now() - start;
}

/** The app and the library as JavaScript, without checking types. */
function compile(folder: string): void {
  const files = ['lib', 'imports'].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }).map((file) => join(top, file)),
  );
  for (const file of ['main.ts', ...files]) {
    if (file.endsWith('.ts')) write(join(folder, file.replace(/\.ts$/, '.js')), javaScript(file));
    else if (/\.(json|rb|sh)$/.test(file)) cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}

function javaScript(file: string): string {
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  return transpileModule(readFileSync(join(ROOT, file), 'utf8'), { compilerOptions, fileName: file }).outputText;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
