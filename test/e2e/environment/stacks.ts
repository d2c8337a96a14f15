import type { Major } from '../elasticsearch/server/versions';
import { criLayout, docker13Layout, dockerLayout } from '../node/log-layouts';
import type { WriterSettings } from '../node/pod-writer';
import { cri, dockerJson, type RuntimeFormat } from '../node/runtime-format';
import type { View } from '../verdict/verdict';

export type StackName = 'legacy' | 'es7' | 'es8' | 'es9';
export type Runtime = 'cri' | 'docker';

/** Agent image, Elasticsearch client and Elasticsearch of one major version. */
export interface Stack {
  readonly major: Major;
  readonly view: View;
}

const modern: View = {
  text: ({ message }) => (typeof message === 'string' ? message : undefined),
  time: ({ '@timestamp': time }) => sortable(String(time)),
};

/** Image 1.22 keeps the line break that Docker writes. */
const addOn: View = {
  text: ({ log }) => (typeof log === 'string' ? log.replace(/\n$/, '') : undefined),
  time: ({ '@timestamp': time }) => sortable(String(time)),
};

/** Docker leaves out zeros at the end of a fraction. */
function sortable(time: string): string {
  const [, seconds, fraction = ''] = /^([^.Z+]+)(?:\.(\d+))?/.exec(time) ?? [];
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

export const STACKS: Readonly<Record<StackName, Stack>> = {
  legacy: { major: 2, view: addOn },
  es7: { major: 7, view: modern },
  es8: { major: 8, view: modern },
  es9: { major: 9, view: modern },
};

/** How the node of this stack and runtime writes logs. */
export function nodeFormat(
  stack: StackName,
  runtime: Runtime,
): { layout: WriterSettings['layout']; format: RuntimeFormat } {
  if (stack === 'legacy') return { layout: docker13Layout, format: dockerJson };
  return runtime === 'cri' ? { layout: criLayout, format: cri() } : { layout: dockerLayout, format: dockerJson };
}
