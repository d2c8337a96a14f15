import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ofNode, type Written } from './written';

export interface AuditLogSettings {
  readonly nodeFolder: string;
  readonly nodeName: string;
  /** Where the API server writes it, on the node. */
  readonly folder: string;
  readonly record: (written: Written) => void;
}

/** What kube-apiserver writes to `audit.log`: one JSON event a line. */
export class AuditLog {
  private readonly folder: string;
  private readonly start = Date.now();
  private count = 0;
  private rotations = 0;

  constructor(private readonly settings: AuditLogSettings) {
    this.folder = join(settings.nodeFolder, settings.folder);
    mkdirSync(this.folder, { recursive: true });
  }

  write(count: number): void {
    for (let index = 0; index < count; index += 1) appendFileSync(join(this.folder, 'audit.log'), `${this.event()}\n`);
  }

  /** A file that is full gets the time into its name. */
  rotate(): void {
    this.rotations += 1;
    renameSync(join(this.folder, 'audit.log'), join(this.folder, `audit-2026-11-25T12-00-0${this.rotations}.000.log`));
  }

  private event(): string {
    this.count += 1;
    const second = new Date(this.start + this.count).toISOString().slice(0, -1);
    const event = {
      kind: 'Event',
      auditID: `audit-${String(this.count).padStart(6, '0')}`,
      verb: 'create',
      requestObject: { spec: this.count % 2 === 0 ? { replicas: this.count } : 'another type each time' },
      stageTimestamp: `${second}001Z`,
      annotations: { 'authorization.k8s.io/decision': 'allow' },
    };
    const text = JSON.stringify(event);
    const { nodeName: node, record } = this.settings;
    record(ofNode('kube-apiserver', text, { node, '@timestamp': `${second}001Z` }));
    return text;
  }
}
