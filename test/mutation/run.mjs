import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { useMutators } from './mutators.mjs';

/** Tests that start programs or the TypeScript compiler, compare with `dist/`, or repeat an assertion for each minor version. */
const LEFT_OUT = [
  /\.\w+\.test\.ts$/,
  /every-minor\.test\.ts$/,
  /^test\/(cli\/compare\/command|cluster-app|kubernetes\/lowering\/linux-nodes|kubernetes\/tables\/tool)\.test\.ts$/,
  /^test\/(docs|elasticsearch\/request-bodies|examples|imports|languages|package|properties|release)\//,
];

const filesIn = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
const tests = filesIn('test').filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.some((one) => one.test(file)));

/** The tests in the folder of the same name, or all of them if there is none. */
function testsOf(path) {
  const [folder] = path.replace(/^lib\//, '').split('/');
  const own = tests.filter((file) => file.startsWith(`test/${folder}/`));
  return own.length === 0 ? tests : [...own, 'test/defaults-and-bounds.test.ts'];
}

const paths = process.argv.slice(2);
useMutators(Number(process.env.MUTATION_ONE_IN ?? 1));

for (const path of paths.length > 0 ? paths : ['lib']) {
  await new Stryker({
    // The tables are data, and caches in front of them; tests compare them with the schemas of all minor versions.
    mutate: [path.endsWith('.ts') ? path : `${path}/**/*.ts`, '!lib/kubernetes/{api,tables}/**'],
    mutator: { excludedMutations: ['StringLiteral'] },
    testRunner: 'files',
    files: { modules: filesIn('lib').filter((file) => file.endsWith('.ts')), tests: testsOf(path).sort() },
    plugins: [join(import.meta.dirname, 'file-runner.mjs')],
    coverageAnalysis: 'perTest',
    // tsx checks no types.
    disableTypeChecks: false,
    // What is computed when a module is loaded, such as tables.
    ignoreStatic: true,
    concurrency: 2,
    // Ends what hangs. A busy machine must not make a mutant count as killed.
    timeoutMS: 120_000,
    dryRunTimeoutMinutes: 30,
    tempDirName: 'build/mutation',
    ignorePatterns: [
      'bench',
      'build',
      'build-tools',
      'dist',
      'examples',
      'packages',
      'test/{e2e,languages,properties}',
    ],
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, reportTests: false, skipFull: true },
    allowConsoleColors: false,
    thresholds: { high: 90, low: 90, break: 90 },
  }).runMutationTest();
}
