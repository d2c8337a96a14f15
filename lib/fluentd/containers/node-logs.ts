import type { Size } from 'cdk8s';
import { filter, label, match, section, source } from '../config/build';
import type { FluentdSection } from '../config/syntax/section';
import { FluentdValue } from '../config/syntax/value';
import { logSource } from './source';

/** The units whose journal describes the node. */
const DEFAULT_UNITS = ['kubelet.service', 'containerd.service', 'crio.service', 'docker.service'];

/** The journal of the node. */
export interface NodeJournalOptions {
  /**
   * The systemd units that are read.
   * @default - kubelet.service, containerd.service, crio.service and docker.service, if the node has them
   */
  readonly units?: string[];

  /**
   * The directory of the journal: `/var/log/journal` where it is persistent, `/run/log/journal` where it is not.
   * @default /var/log/journal
   */
  readonly path?: string;
}

const JOURNAL = '@JOURNAL';

/** Reads the journal. Its entries have no position in a file, so the id of a document is a hash of all its fields. */
export function journalSections(journal: NodeJournalOptions, state: string, to: string): FluentdSection[] {
  const units = journal.units ?? DEFAULT_UNITS;
  const read = source(
    'systemd',
    {
      '@id': 'in_systemd',
      '@label': JOURNAL,
      tag: 'journal',
      path: journal.path ?? '/var/log/journal',
      matches: FluentdValue.json(JSON.stringify(units.map((unit) => ({ _SYSTEMD_UNIT: unit })))),
      read_from_head: true,
    },
    section('storage', '', { '@type': 'local', persistent: true, path: `${state}/journal.json` }),
    section('entry', '', { fields_strip_underscores: true, fields_lowercase: true }),
  );
  const time = 'Time.at(time.to_r).utc.strftime("%Y-%m-%dT%H:%M:%S.%NZ")';
  // Names that begin with `@` are parameters of Fluentd: the value of another field sets the time.
  const host = section('record', '', { node: `\${record["@timestamp"] = ${time}; ENV["K8S_NODE_NAME"]}` });
  const id = filter('**', 'elasticsearch_genid', {
    '@id': 'id_journal',
    hash_id_key: 'event_id',
    use_record_as_seed: true,
    use_entire_record: true,
    include_tag_in_seed: true,
    include_time_in_seed: true,
    hash_type: 'sha1',
  });
  const onward = match('**', 'relabel', { '@id': 'journal', '@label': to });
  return [read, label(JOURNAL, filter('**', 'record_modifier', { '@id': 'name_node' }, host), id, onward)];
}

/**
 * Reads the API server's audit log, one JSON event a line. A full file is renamed with the time: `audit.log` becomes
 * `audit-2026-11-25T12-00-00.000.log`, and may be compressed. The event is kept as one text, because the types of its
 * objects differ between requests and do not fit one mapping.
 */
export function auditSource(path: string, stateDirectory: string, chunk: Size, to: string): FluentdSection {
  const [, stem = path, extension = ''] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? [];
  const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const pattern = `^(?<directory>${quote(stem)})(?:-[^\\/]*)?${quote(extension)}(?:\\.gz)?$`;
  const layout = { paths: [path, `${stem}-*${extension}`, `${stem}-*${extension}.gz`], pattern };
  return logSource({
    name: 'audit',
    format: 'audit',
    layout,
    stateDirectory,
    chunk,
    to,
    parameters: { node: FluentdValue.env('K8S_NODE_NAME') },
  });
}
