/** An object of the YAML. */
// biome-ignore lint/suspicious/noExplicitAny: any object of Kubernetes.
export type RunbookObject = any;

export function code(lines: readonly string[]): string {
  return ['```', ...lines, '```'].join('\n');
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
