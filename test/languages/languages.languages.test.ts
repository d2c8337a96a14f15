import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, removeFolders, root, run } from '../package/packed';

// The packages of the other languages, built from the compiled library and used by an app in each of them, which writes
// what TypeScript writes. `npm run build` comes before.
jest.setTimeout(40 * 60_000);
afterAll(removeFolders);

const here = join(root, 'test/languages');
const examples = join(root, 'examples');
const { version, jsii } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const generated = emptyFolder();
const expected = emptyFolder();

/** How an app is started. */
interface App {
  readonly folder: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The same for the example of the language. */
  readonly example: readonly string[];
}

/** The commands of docs/languages.md, with another folder. */
function generate(script: string, ...args: string[]): void {
  run(root, 'npm', ['run', script, '--', ...args], {
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
  });
}

beforeAll(() => {
  run(root, 'node', ['-r', 'tsx/cjs', 'main.ts'], { CDK8S_OUTDIR: expected });
  run(root, 'node', ['-r', 'tsx/cjs', join(here, 'typescript/app.ts')], { CDK8S_OUTDIR: expected });
  run(root, 'node', ['-r', 'tsx/cjs', join(examples, 'article-cluster.ts')], {
    CDK8S_OUTDIR: expected,
    TSX_TSCONFIG_PATH: join(examples, 'tsconfig.json'),
  });
  generate('package:code', 'python', 'java', '--outdir', generated);
});

/** A wheel, installed with its dependencies from the registry. */
function python(): App {
  const folder = emptyFolder();
  run(folder, 'python3', ['-m', 'venv', 'venv']);
  run(folder, 'venv/bin/pip', ['wheel', '--quiet', '--no-deps', '--wheel-dir', 'wheels', join(generated, 'python')]);
  const [wheel = ''] = readdirSync(join(folder, 'wheels'));
  run(folder, 'venv/bin/pip', ['install', '--quiet', join('wheels', wheel)]);
  return {
    folder,
    command: 'venv/bin/python',
    args: [join(here, 'python/app.py')],
    example: ['venv/bin/python', join(examples, 'python/main.py')],
  };
}

/** A jar in the local repository, whose dependencies come from the registry. */
function java(): App {
  const folder = emptyFolder();
  const mvn = ['--quiet', '--batch-mode'];
  const skipped = ['-Dmaven.javadoc.skip=true', '-Dmaven.source.skip=true'];
  run(join(generated, 'java'), 'mvn', [...mvn, ...skipped, 'install']);
  for (const app of [join(examples, 'java'), join(here, 'java')]) cpSync(app, folder, { recursive: true });
  const classpath = ['dependency:build-classpath', '-Dmdep.outputFile=classpath'];
  run(folder, 'mvn', [...mvn, `-Dcdk8s-efk.version=${version}`, 'compile', ...classpath]);
  const jars = readFileSync(join(folder, 'classpath'), 'utf8').trim();
  const java = ['-cp', `target/classes:${jars}`];
  return { folder, command: 'java', args: [...java, 'App'], example: ['java', ...java, 'Main'] };
}

/** A module, beside those of constructs and cdk8s, which are made from npm as well: the module proxy may lack them. */
function go(): App {
  const folder = emptyFolder();
  generate('package:go', folder);
  const app = join(folder, 'app');
  cpSync(join(here, 'go'), app, { recursive: true });
  cpSync(join(examples, 'go'), join(app, 'example'), { recursive: true });
  const modules = {
    'github.com/aws/constructs-go/constructs/v10': 'constructs',
    'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2': 'cdk8s',
    [`${jsii.targets.go.moduleName}/cdk8sefk`]: 'cdk8sefk',
  };
  const own = readFileSync(join(folder, 'go/cdk8sefk/go.mod'), 'utf8');
  const replaced = Object.entries(modules).map(([name, path]) => `replace ${name} => ../go/${path}\n`);
  const required = `require ${jsii.targets.go.moduleName}/cdk8sefk v${version}\n`;
  writeFileSync(
    join(app, 'go.mod'),
    `${own.replace(/^module .*/, 'module example.com/app')}${required}${replaced.join('')}`,
  );
  run(app, 'go', ['mod', 'tidy']);
  run(app, 'go', ['build', '-o', 'app', '.']);
  run(app, 'go', ['build', '-o', 'example-app', './example']);
  return { folder: app, command: './app', args: [], example: ['./example-app'] };
}

describe.each([
  ['Python', python],
  ['Java', java],
  ['Go', go],
])('an app in %s', (_language, build) => {
  let app: App;
  beforeAll(() => {
    app = build();
  });

  test('writes the YAML of TypeScript, byte for byte', () => {
    const outdir = emptyFolder();
    run(app.folder, app.command, app.args, { CDK8S_OUTDIR: outdir });
    expect(readdirSync(outdir).sort()).toEqual(['kube-up-1-3-7', 'pipeline', 'production']);
    for (const cluster of readdirSync(outdir))
      expect(
        run(root, 'bash', ['-c', 'diff -r "$0" "$1" || true', join(expected, cluster), join(outdir, cluster)]),
      ).toBe('');
  });

  test('and so does its example', () => {
    const outdir = emptyFolder();
    const [command = '', ...args] = app.example;
    run(app.folder, command, args, { CDK8S_OUTDIR: outdir });
    expect(run(root, 'diff', ['-r', join(expected, 'article-cluster'), join(outdir, 'article-cluster')])).toBe('');
  });

  test('ends with an exit code and a report of a bad input, and writes nothing', () => {
    const outdir = emptyFolder();
    const script = '"$@" bad 2>&1; echo "exit code $?"';
    const printed = run(app.folder, 'bash', ['-c', script, 'bash', app.command, ...app.args], { CDK8S_OUTDIR: outdir });
    expect(printed).toMatch(/exit code [1-9]/);
    expect(printed).toMatch(/\[bad\/logging\/logging.*replicas.*-3/);
    expect(existsSync(join(outdir, 'bad'))).toBe(false);
  });
});
