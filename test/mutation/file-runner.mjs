import { createRequire } from 'node:module';
import { join } from 'node:path';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';

const require = createRequire(import.meta.url);

/**
 * The test runner of Stryker for Mocha loads the files of tests before it makes the change, so that tests do not see what
 * changed code returns in the body of a `describe`. This one loads each file after the change.
 */
class FileRunner {
  static inject = tokens(commonTokens.options);

  constructor({ files }) {
    this.files = files;
    this.context = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    require('tsx/cjs');
    require('./jest-globals.cjs');
    // Code that runs when a module is loaded runs before all changes.
    for (const module of this.files.modules) require(join(process.cwd(), module));
  }

  async dryRun() {
    const tests = [];
    for (const file of this.files.tests) tests.push(...(await this.run(file)));
    this.context.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.context.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    this.context.hitLimit = hitLimit;
    this.context.hitCount = hitLimit ? 0 : undefined;
    this.context.activeMutant = activeMutant.id;
    const tests = [];
    for (const [file, ids] of byFile(testFilter, activeMutant.fileName)) {
      tests.push(...(await this.run(file, ids)));
      const limited = determineHitLimitReached(this.context.hitCount, this.context.hitLimit);
      if (limited) return limited;
      if (tests.some(({ status }) => status === TestStatus.Failed)) break;
    }
    this.context.activeMutant = undefined;
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }

  /** Runs tests of a file until one fails. The first result is that of the code outside of its tests. */
  async run(file, ids = [file]) {
    const mocha = new Mocha({ reporter: class {}, timeout: 0, bail: true });
    const all = ids.includes(file);
    const results = [{ id: file, name: file, fileName: file, timeSpentMs: 0, status: TestStatus.Success }];
    this.context.currentTestId = file;
    forgetTests();
    try {
      mocha.addFile(join(process.cwd(), file));
      mocha.lazyLoadFiles(true).loadFiles();
      if (!all)
        mocha.suite.eachTest((test) => {
          test.pending ||= !ids.includes(idOf(file, test));
        });
      await new Promise((ended) => {
        this.report(mocha.run(ended), file, results);
      });
    } catch (error) {
      results.push(failed(file, String(error)));
    }
    mocha.dispose();
    return results;
  }

  report(runner, file, results) {
    let began = Date.now();
    runner.on('test', (test) => {
      began = Date.now();
      this.context.currentTestId = idOf(file, test);
    });
    runner.on('pass', (test) => {
      const timeSpentMs = Date.now() - began;
      results.push({
        id: idOf(file, test),
        name: test.fullTitle(),
        fileName: file,
        timeSpentMs,
        status: TestStatus.Success,
      });
    });
    runner.on('test end', () => {
      this.context.currentTestId = file;
    });
    runner.on('fail', (test, { message }) => results.push(failed(idOf(file, test), message)));
  }
}

function idOf(file, test) {
  return `${file} ${test.fullTitle()}`;
}

function failed(id, failureMessage) {
  return { id, name: id, timeSpentMs: 0, status: TestStatus.Failed, failureMessage };
}

/** The tests of each file: first those of the folder with the changed code, and first the files with the fewest tests. */
function byFile(ids, changed) {
  const files = new Map();
  for (const id of ids) {
    const [file] = id.split(' ', 1);
    files.set(file, [...(files.get(file) ?? []), id]);
  }
  const own = changed.replace(/^.*\blib\/([^/]+)\/.*$/, 'test/$1/');
  const effort = ([file, tests]) => tests.length + (file.startsWith(own) ? 0 : 10_000);
  return [...files].sort((a, b) => effort(a) - effort(b));
}

/** Files of tests, and what they share, are loaded again for each run. */
function forgetTests() {
  const folder = join(process.cwd(), 'test/');
  for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'files', FileRunner)];
export const strykerValidationSchema = {
  type: 'object',
  properties: { files: { type: 'object', properties: { modules: {}, tests: {} } } },
};
