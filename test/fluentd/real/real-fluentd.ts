import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
const CURRENT = { root: 'trixie', at: '/fluentd', gems: '/fluentd/vendor/bundle/ruby/3.3.0' };
const INSTALLATIONS = {
  es7: { ...CURRENT, layer: 'fluentd-es7/fluentd' },
  es8: { ...CURRENT, layer: 'fluentd-es8/fluentd' },
  es9: { ...CURRENT, layer: 'fluentd-es9/fluentd' },
  legacy: {
    root: 'bullseye',
    layer: 'fluentd-legacy/opt/td-agent',
    at: '/opt/td-agent',
    gems: '/opt/td-agent/embedded/ruby/2.7.0',
  },
};

/** Fluentd with the plugins of an image. */
export type Installation = keyof typeof INSTALLATIONS;

/** Runs a Ruby program of this folder beside the Fluentd of an image, with a text as its file, and reads what it prints. */
export function runRuby(installation: Installation, program: string, text: string): unknown {
  const { root, layer, at, gems } = INSTALLATIONS[installation];
  const folder = mkdtempSync(join(tmpdir(), 'ruby-'));
  writeFileSync(join(folder, 'input'), text);
  const binds = [
    [join(ROOTS, root), '/'],
    [join(ROOTS, layer), at],
    [__dirname, '/mnt'],
    [join(__dirname, '../../../lib/fluentd/plugins'), '/media'],
    [folder, '/srv'],
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
  try {
    const output = execFileSync(
      'bwrap',
      [
        ...binds.flatMap(([from, to]) => ['--ro-bind', from ?? '', to ?? '']),
        ...['--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--unshare-net', '--clearenv'],
        ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
        ...['ruby', '-I', '/media', `/mnt/${program}`, '/srv/input'],
      ],
      { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    return JSON.parse(output.trim().split('\n').at(-1) ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Has the Fluentd of an image read a configuration. */
export function readByFluentd(line: '1' | '0.12', text: string): Element {
  return runRuby(line === '1' ? 'es9' : 'legacy', 'element-tree.rb', text) as Element;
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
