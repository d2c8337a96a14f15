import { section, source } from '../config/build';
import type { FluentdSection } from '../config/section';
import { FluentdValue } from '../config/value';

/** The units whose journal tells of the node. */
const DEFAULT_UNITS = ['kubelet.service', 'containerd.service', 'crio.service', 'docker.service'];

/** The journal of the node. */
export interface NodeJournalOptions {
  /**
   * The systemd units that are read.
   * @default - kubelet.service, containerd.service, crio.service and docker.service, whichever there are
   */
  readonly units?: string[];

  /**
   * The directory of the journal: `/var/log/journal` where it is kept, `/run/log/journal` where it is not.
   * @default /var/log/journal
   */
  readonly path?: string;
}

/** Reads the journal; its fields get the names of the other logs. */
export function journalSource(journal: NodeJournalOptions, stateDirectory: string, to: string): FluentdSection {
  const units = journal.units ?? DEFAULT_UNITS;
  return source(
    'systemd',
    {
      '@id': 'in_systemd',
      '@label': to,
      tag: 'node.journal',
      path: journal.path ?? '/var/log/journal',
      matches: FluentdValue.json(JSON.stringify(units.map((unit) => ({ _SYSTEMD_UNIT: unit })))),
      read_from_head: true,
    },
    section('storage', '', { '@type': 'local', persistent: true, path: `${stateDirectory}/journal.json` }),
    section('entry', '', { fields_strip_underscores: true, fields_lowercase: true }),
  );
}

/**
 * Reads the API server's audit log, one JSON event a line. When it is full, it gets the time into its name: `audit.log`
 * becomes `audit-2026-11-25T12-00-00.000.log`, and an agent that was away finds there what it had not read.
 */
export function auditSource(path: string, stateDirectory: string, to: string): FluentdSection {
  return source(
    'tail',
    {
      '@id': 'in_tail_audit',
      '@label': to,
      path: `${path},${path.replace(/(\.[^./]*)?$/, '-*$1')}`,
      pos_file: `${stateDirectory}/audit.pos`,
      tag: 'node.audit',
      read_from_head: true,
      // One event may have hundreds of kilobytes; what is read together goes into one chunk of the buffer.
      read_lines_limit: 10,
      follow_inodes: true,
      refresh_interval: 5,
      rotate_wait: 30,
      encoding: 'UTF-8',
    },
    // The event stays one text: the types of its objects change from request to request, and would break a mapping.
    section('parse', '', {
      '@type': 'regexp',
      expression: FluentdValue.regexp('^(?<message>.*"stageTimestamp":"(?<time>[^"]+)".*)$'),
      time_format: '%Y-%m-%dT%H:%M:%S.%N%z',
    }),
  );
}
