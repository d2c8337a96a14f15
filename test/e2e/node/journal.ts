import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ofNode, type Written } from './written';

const MACHINE = '0123456789abcdef0123456789abcdef';
const BOOT = 'fedcba9876543210fedcba9876543210';
const FOLDER = `var/log/journal/${MACHINE}`;

export interface JournalSettings {
  readonly nodeFolder: string;
  readonly nodeName: string;
  /** A root file system with systemd's programs. */
  readonly root: string;
  readonly record: (written: Written) => void;
}

/** The journal of the node: real files, written by systemd's own program. */
export class Journal {
  private readonly folder: string;
  private readonly start = Date.now();
  private count = 0;
  private rotations = 0;

  constructor(private readonly settings: JournalSettings) {
    this.folder = join(settings.nodeFolder, FOLDER);
    mkdirSync(this.folder, { recursive: true });
  }

  /** Appends entries of a unit. Entries of units that are not `wanted` are not expected. */
  write(unit: string, count: number, wanted = true): void {
    const entries = Array.from({ length: count }, () => this.entry(unit, wanted));
    const { root } = this.settings;
    const binds = ['--ro-bind', root, '/', '--bind', this.folder, '/mnt', '--dev', '/dev', '--proc', '/proc'];
    const program = ['/lib/systemd/systemd-journal-remote', '--output=/mnt/system.journal', '-'];
    execFileSync('bwrap', [...binds, '--tmpfs', '/tmp', ...program], {
      input: entries.join(''),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
  }

  /** The file is archived under another name, as journald does when it is full; the next entry begins a new one. */
  rotate(): void {
    this.rotations += 1;
    const archived = `system@${MACHINE}-${String(this.rotations).padStart(16, '0')}-0000000000000000.journal`;
    renameSync(join(this.folder, 'system.journal'), join(this.folder, archived));
  }

  /** https://systemd.io/JOURNAL_EXPORT_FORMATS/: an entry ends in an empty line. */
  private entry(unit: string, wanted: boolean): string {
    this.count += 1;
    const milliseconds = this.start + this.count;
    const message = `${unit} says #${String(this.count).padStart(5, '0')} "quoted" größe 雪`;
    const time = `${new Date(milliseconds).toISOString().slice(0, -1)}000000Z`;
    const { nodeName: node, record } = this.settings;
    if (wanted) record(ofNode(unit, message, { node, systemd_unit: unit, '@timestamp': time }));
    const fields = {
      __REALTIME_TIMESTAMP: `${milliseconds}000`,
      __MONOTONIC_TIMESTAMP: `${this.count}000`,
      _BOOT_ID: BOOT,
      _MACHINE_ID: MACHINE,
      _SYSTEMD_UNIT: unit,
      PRIORITY: '6',
      MESSAGE: message,
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}\n`);
    return `${lines.join('')}\n`;
  }
}
