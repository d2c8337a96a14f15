import type { FluentdAgent } from '../fluentd/agent/agent';
import { FluentdDialect } from '../fluentd/config/dialect';
import { Quantity } from '../kubernetes/quantity';
import { table } from './markdown';

/** Bytes of a document in the buffer: the line with the names and labels of its pod. */
const DOCUMENT = 500;
const LINES_PER_SECOND = [100, 1000, 10_000];

/** How long each agent keeps reading while Elasticsearch accepts nothing. Empty for a configuration without a limit. */
export function bufferTable({ config, daemonSet }: FluentdAgent): string[] {
  const text = config?.render(FluentdDialect.V1) ?? '';
  const sizes = [...text.matchAll(/total_limit_size (\d+[kmg])b?$/gim)].map(([, size = '']) => bytesOfSize(size));
  const buffer = Math.max(...sizes);
  if (sizes.length === 0) return [];
  const rows = LINES_PER_SECOND.map((lines) => [`${lines}`, duration(buffer / (lines * DOCUMENT))]);
  return [
    [
      `Each pod of \`${daemonSet.name}\` keeps up to ${Math.round(buffer / 2 ** 20)} MiB on the disk of its node. With documents of ${DOCUMENT} bytes that is:`,
      '',
      table(['lines a second on the node', 'outage that the buffer covers'], rows),
      '',
      'When the buffer is full, the agent stops reading. It continues where it stopped, unless the kubelet deletes files meanwhile.',
    ].join('\n'),
  ];
}

/** Fluentd's units are powers of 1024. */
function bytesOfSize(size: string): number {
  return Quantity.parse(`${size.toUpperCase()}i`)?.value ?? 0;
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return minutes < 60 * 48 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / 60 / 24)} days`;
}
