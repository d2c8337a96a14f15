import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Where the log of one container is, by the paths of the node, and how it is rotated there. */
export interface LogLayout {
  readonly file: string;
  /** Link to target, in the order of the chain. Targets are absolute paths of the node, as kubelets write them. */
  readonly links: readonly (readonly [link: string, target: string])[];
  rotated(count: number): {
    readonly newest: string;
    readonly gone: readonly string[];
    shift: readonly (readonly [string, string])[];
    readonly zip: readonly string[];
  };
}

/** The log file of one container with its links: written, rotated and removed as a node does it. */
export class ContainerLog {
  private descriptor: number;
  private rotations = 0;
  /** Bytes in the current file: nodes rotate by size. */
  size = 0;

  constructor(
    private readonly nodeFolder: string,
    private readonly layout: LogLayout,
  ) {
    mkdirSync(dirname(this.at(layout.file)), { recursive: true });
    this.descriptor = openSync(this.at(layout.file), 'a', 0o640);
    for (const [link, target] of layout.links) {
      mkdirSync(dirname(this.at(link)), { recursive: true });
      symlinkSync(target, this.at(link));
    }
  }

  write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at);
    this.size += bytes.length;
  }

  /** Renames the file, goes on in it for `meanwhile`, then opens a new one; older files are zipped, the oldest go. */
  rotate(meanwhile: () => void = () => {}): void {
    this.rotations += 1;
    const { newest, gone, shift, zip } = this.layout.rotated(this.rotations);
    for (const path of gone) rmSync(this.at(path), { force: true });
    for (const path of zip.filter((name) => existsSync(this.at(name)))) this.zip(path);
    for (const [from, to] of shift) if (existsSync(this.at(from))) renameSync(this.at(from), this.at(to));
    renameSync(this.at(this.layout.file), this.at(newest));
    meanwhile();
    closeSync(this.descriptor);
    this.descriptor = openSync(this.at(this.layout.file), 'a', 0o640);
    this.size = 0;
  }

  mode(mode: number): void {
    chmodSync(this.at(this.layout.file), mode);
  }

  /** The container is gone: its files, then the links to them. */
  remove(): void {
    closeSync(this.descriptor);
    rmSync(dirname(this.at(this.layout.file)), { recursive: true, force: true });
    for (const [link] of this.layout.links) rmSync(this.at(link), { force: true });
  }

  private zip(path: string): void {
    writeFileSync(`${this.at(path)}.gz`, gzipSync(readFileSync(this.at(path))));
    rmSync(this.at(path));
  }

  private at(path: string): string {
    return join(this.nodeFolder, path);
  }
}
