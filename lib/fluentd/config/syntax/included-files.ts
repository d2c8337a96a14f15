import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize } from 'node:path';

/** Where `@include` finds its files: in the files that the caller passes, or on disk. */
export class IncludedFiles {
  /** Files by their path. */
  public static given(files: Record<string, string>): IncludedFiles {
    const texts = new Map(Object.entries(files).map(([path, text]) => [normalize(path), text]));
    const list = (pattern: string) => [...texts.keys()].filter((path) => globToRegExp(pattern).test(path));
    return new IncludedFiles(list, (path) => texts.get(path) ?? '');
  }

  /** Files on disk. */
  public static onDisk(): IncludedFiles {
    const list = (pattern: string) => (existsSync(pattern) ? [pattern] : filesOnDisk(pattern));
    return new IncludedFiles(list, (path) => readFileSync(path, 'utf8'));
  }

  private readonly opened = new Set<string>();

  private constructor(
    private readonly list: (pattern: string) => string[],
    private readonly text: (path: string) => string,
  ) {}

  /** The files of a pattern in alphabetical order; a relative one begins at the file that includes. */
  public find(pattern: string, from: string): string[] {
    if (/^[a-z]{2,}:\/\//.test(pattern)) return [];
    return this.list(isAbsolute(pattern) ? normalize(pattern) : join(dirname(from), pattern)).sort();
  }

  public isOpen(path: string): boolean {
    return this.opened.has(path);
  }

  public open(path: string): string {
    this.opened.add(path);
    return this.text(path);
  }

  public close(path: string): void {
    this.opened.delete(path);
  }
}

function filesOnDisk(pattern: string): string[] {
  const folder = dirname(pattern.slice(0, pattern.search(/[*?{]|$/)).concat('x'));
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return all.filter((path) => globToRegExp(pattern).test(path));
}

function globToRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  return new RegExp(`^${source.replace(/\{([^}]*)\}/g, (_, list) => `(?:${list.replaceAll(',', '|')})`)}$`);
}
