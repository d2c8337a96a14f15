/** One project a suite; `npm test` runs the unit tests, the slower ones have scripts of their own. */
const suite = (displayName, testMatch, testPathIgnorePatterns = []) => ({
  displayName,
  roots: ['<rootDir>/test'],
  testMatch,
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', ...testPathIgnorePatterns],
  transform: { '\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] },
});

module.exports = {
  maxWorkers: 2,
  // Ends what hangs; no test is about speed, and machines are busy.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/nothing-skipped-reporter.cjs'],
  projects: [
    {
      ...suite(
        'unit',
        ['**/*.test.ts'],
        ['\\.(ruby|package|languages|promtool|fluentd|cluster|elasticsearch|properties)\\.test\\.ts$'],
      ),
      globalSetup: '<rootDir>/test/temporary-folder/create.cjs',
      globalTeardown: '<rootDir>/test/temporary-folder/remove.cjs',
    },
    // Programs of ours that run in the cluster, run by the machine's Ruby.
    suite('ruby', ['**/*.ruby.test.ts']),
    // Alerts and dashboard, read and played by Prometheus' own tool.
    suite('promtool', ['**/*.promtool.test.ts']),
    // Apps of random values, from the public API.
    suite('properties', ['**/*.properties.test.ts']),
    // Texts of ours, read by Fluentd itself in the roots of the end-to-end suite.
    suite('fluentd', ['**/*.fluentd.test.ts']),
    // Programs and scripts of ours against real Elasticsearch.
    suite('elasticsearch', ['**/*.elasticsearch.test.ts']),
    // What a real control plane does with the manifests.
    suite('cluster', ['**/*.cluster.test.ts']),
    // The packed library, installed into an app of its own.
    suite('package', ['**/*.package.test.ts']),
    // The packages of other languages, each used by an app.
    suite('languages', ['**/*.languages.test.ts']),
  ],
};
