import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FluentdSection } from '../../../lib';
import { rootsFolder } from '../../e2e/runner/roots';

/** An element as Fluentd reads it. */
export interface Element {
  readonly name: string;
  readonly argument: string;
  readonly parameters: Record<string, string>;
  readonly elements: Element[];
}

/** The value that every variable has in these tests. */
export const VALUE = 'from the environment';

const ROOTS = rootsFolder();
const LINES = {
  '1': { root: 'trixie', layer: 'fluentd-es9/fluentd', at: '/fluentd', gems: '/fluentd/vendor/bundle/ruby/3.3.0' },
  '0.12': {
    root: 'bullseye',
    layer: 'fluentd-legacy/opt/td-agent',
    at: '/opt/td-agent',
    gems: '/opt/td-agent/embedded/ruby/2.7.0',
  },
};

/** Has the Fluentd of a line read a text, as the root of the end-to-end suite has it. */
export function readByFluentd(line: keyof typeof LINES, text: string): Element {
  const { root, layer, at, gems } = LINES[line];
  const file = join(mkdtempSync(join(tmpdir(), 'conf-')), 'fluent.conf');
  writeFileSync(file, text);
  const binds = [
    [join(ROOTS, root), '/'],
    [join(ROOTS, layer), at],
  ].flatMap(([from, to]) => ['--ro-bind', from ?? '', to ?? '']);
  const files = [
    [join(__dirname, 'element-tree.rb'), '/tmp/tree.rb'],
    [file, '/tmp/fluent.conf'],
  ];
  const env = {
    PATH: '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    GEM_HOME: gems,
    GEM_PATH: gems,
    RUBYOPT: '-W0',
    ELASTICSEARCH_PASSWORD: VALUE,
    K8S_NODE_NAME: VALUE,
    POD_IP: VALUE,
    X: VALUE,
  };
  const output = execFileSync(
    'bwrap',
    [
      ...binds,
      ...['--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--unshare-net', '--clearenv'],
      ...files.flatMap(([from, to]) => ['--ro-bind', from ?? '', to ?? '']),
      ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
      ...['ruby', '/tmp/tree.rb', '/tmp/fluent.conf'],
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Element;
}

/** The same of a section of the model. A parameter that stands alone is an empty text to Fluentd. */
export function treeOf(section: FluentdSection, name = 'ROOT'): Element {
  const textOf = (parameter: string) => {
    const value = section.value(parameter);
    if (value === undefined || value.isFlag) return '';
    return value._parts.map((part) => (typeof part === 'string' ? part : evaluate(part.code))).join('');
  };
  return {
    name,
    argument: section.argument.literal ?? '',
    parameters: Object.fromEntries(section.parameterNames.map((parameter) => [parameter, textOf(parameter)])),
    elements: section.sections().map((child) => treeOf(child, child.name)),
  };
}

/** The two kinds of Ruby that these tests write. */
function evaluate(code: string): string {
  return code.startsWith('ENV') ? VALUE : `{a}${VALUE}`;
}
