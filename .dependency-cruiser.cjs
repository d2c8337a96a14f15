/** The folders of lib/, lowest first: imports go down only. */
const layers = [
  ['program-texts'],
  ['reporting'],
  ['kubernetes'],
  ['images'],
  ['api-access'],
  ['provisioning'],
  ['elasticsearch'],
  ['fluentd'],
  ['kibana'],
  ['observability'],
  ['eck'],
  ['runbook'],
  ['add-on'],
  ['app-validation'],
  // what puts the components together, at the top of lib/
  ['[^/]+\\.ts'],
];

const above = layers.slice(0, -1).map(([folder], index) => ({
  name: `${folder}-imports-down`,
  comment: `lib/${folder} imports from folders that stand below it: ARCHITECTURE.md has the order`,
  severity: 'error',
  from: { path: `^lib/${folder}/` },
  to: {
    path: `^lib/(${layers
      .slice(index + 1)
      .map(([name]) => (name.endsWith('ts') ? `${name}$` : `${name}/`))
      .join('|')})`,
  },
}));

module.exports = {
  forbidden: [
    ...above,
    { name: 'no-cycles', severity: 'error', from: { path: '^(lib|cli)/' }, to: { circular: true } },
    {
      name: 'lib-is-self-contained',
      comment: 'a user of the package has lib/ only',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(cli|tools|test|bench|examples|main\\.ts)', pathNot: '^lib/' },
    },
    {
      name: 'lib-needs-its-peers-only',
      comment:
        'what else lib/ imports would have to be installed or bundled; types of cdk8s-plus-27 are in lib/kubernetes/api',
      severity: 'error',
      from: { path: '^lib/' },
      to: { dependencyTypesNot: ['core', 'local', 'npm-peer'], pathNot: '^(lib|imports)/' },
    },
    {
      name: 'shipped-code-has-its-dependencies',
      severity: 'error',
      from: { path: '^cli/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown', 'undetermined'], pathNot: '^(lib|cli)/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.d.ts', '.json'] },
  },
};
