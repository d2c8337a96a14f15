import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const PODS = 10;
const LENGTH = 200;

/** A pod of the input: its name, its files, and what the API server says of it. */
export function podNames(): string[] {
  return Array.from({ length: PODS }, (_, index) => `bench-${index}`);
}

/** Writes the logs of all pods at once, behind the links of the kubelet. The text is the same in each format. */
export function writeInput(node: string, format: 'cri' | 'docker', linesPerPod: number, json = false): number {
  for (const [index, pod] of podNames().entries()) {
    const id = String(index).padStart(64, 'a');
    const file = `/var/log/pods/default_${pod}_${uidOf(index)}/app/0.log`;
    const rows = Array.from({ length: linesPerPod }, (_, row) => line(format, pod, row, json));
    write(join(node, file), rows.join(''));
    const link = join(node, `/var/log/containers/${pod}_default_app-${id}.log`);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(file, link);
  }
  return PODS * linesPerPod;
}

export function uidOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function line(format: 'cri' | 'docker', pod: string, row: number, json: boolean): string {
  const time = `2026-01-01T00:${pad((row / 60) % 60)}:${pad(row % 60)}.${String(row).padStart(9, '0')}Z`;
  const plain = `${pod} ${row} `.padEnd(json ? LENGTH - 60 : LENGTH, 'the quick brown fox jumps over the lazy dog ');
  const text = json ? JSON.stringify({ level: 'info', row, took: { ms: row % 1000 }, ok: true, msg: plain }) : plain;
  if (format === 'cri') return `${time} stdout F ${text}\n`;
  return `${JSON.stringify({ log: `${text}\n`, stream: 'stdout', time })}\n`;
}

function pad(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
