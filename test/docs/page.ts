import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import ts from 'typescript';
import * as lib from '../../lib';

export const ROOT = join(__dirname, '..', '..');
/** A file or a folder of this repository, without placeholders, in code font. */
const FILE = /`((?:\.github|bench|cli|crds|dist|docs|examples|imports|lib|test|tools)\/[\w./-]*)`/g;
const NAMES_OF_CDK8S = ['ApiObject', 'Cron', 'Duration', 'JsonPatch', 'Size'] as const;

/** A page of the documentation, and its parts that tests can check. */
export class Page {
  readonly text: string;

  private readonly folder: string;

  constructor(
    private readonly name: string,
    folder = 'docs',
  ) {
    this.folder = join(ROOT, folder);
    this.text = readFileSync(join(this.folder, name), 'utf8');
  }

  /** The examples in TypeScript. */
  get examples(): string[] {
    const blocks = [...this.text.matchAll(/^( *)```ts\n([\s\S]*?)^ *```$/gm)];
    return blocks.map(([, indent = '', code = '']) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
  }

  /** The files and sections that the page names and that do not exist. */
  get deadLinks(): string[] {
    const paths = [...this.text.matchAll(FILE)].map(([, path = '']) => path);
    const links = [...this.text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !/^https?:/.test(link));
    return [
      ...paths.filter((path) => !existsSync(join(ROOT, path))),
      ...local.filter((link) => !this.exists(link)),
      ...links.filter((link) => link.startsWith('http:')),
    ];
  }

  /** The cells of a table, by the first cell of each row. `head` is the start of its header. */
  table(head: string): Map<string, string[]> {
    const start = this.text.indexOf(`| ${head}`);
    if (start < 0) throw new Error(`${this.name} has no table that begins with ${head}`);
    const [, , ...rows] = (this.text.slice(start).split('\n\n')[0] ?? '').split('\n');
    return new Map(
      rows
        .filter((row) => row.startsWith('|'))
        .map((row) =>
          row
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        )
        .map(([first = '', ...cells]) => [first, cells]),
    );
  }

  private exists(link: string): boolean {
    const [path = '', section] = link.split('#');
    const file = join(this.folder, path === '' ? this.name : path);
    if (!existsSync(file)) return false;
    if (section === undefined) return true;
    const heads = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, head = '']) => head);
    return heads.some(
      (head) =>
        head
          .toLowerCase()
          .replaceAll(/[^\w -]/g, '')
          .replaceAll(' ', '-') === section,
    );
  }
}

/** An app with the chart that the examples use. */
export class ExampleApp {
  readonly app = new lib.ClusterApp('example');
  readonly chart: lib.LoggingChart;

  constructor(kubernetes = '1.37', namespace = 'logging') {
    this.chart = new lib.LoggingChart(this.app, 'logging', {
      kubernetes: lib.KubernetesVersion.parse(kubernetes),
      namespace,
    });
  }

  /** Runs an example without changes. */
  run(example: string): this {
    const code = ts.transpileModule(example, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
    const scope = { ...cdk8s, ...lib, chart: this.chart };
    new Function(...Object.keys(scope), code)(...Object.values(scope));
    return this;
  }
}

/** The errors of the TypeScript compiler in the examples. */
export function compileErrors(examples: readonly string[]): string[] {
  const imports = [
    `import { ${NAMES_OF_CDK8S.join(', ')} } from 'cdk8s';`,
    `import { ${Object.keys(lib).join(', ')} } from '../../lib';`,
    'declare const chart: LoggingChart;',
  ].join('\n');
  const files = new Map(examples.map((code, i) => [join(ROOT, 'test', 'docs', `example-${i}.ts`), code]));
  const options = { strict: true, noEmit: true, skipLibCheck: true, esModuleInterop: true, types: ['node'] };
  const compiler = {
    ...options,
    module: ts.ModuleKind.Node16,
    target: ts.ScriptTarget.ES2022,
    resolveJsonModule: true,
  };
  const host = ts.createCompilerHost(compiler);
  const { fileExists, readFile, getSourceFile } = host;
  const textOf = (file: string) => (files.has(file) ? `${imports}\n${files.get(file)}` : undefined);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => textOf(file) ?? readFile(file);
  host.getSourceFile = (file, version) => {
    const text = textOf(file);
    return text === undefined ? getSourceFile(file, version) : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...files.keys()], compiler, host);
  const found = [...files.keys()].flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
