import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { FluentdConfig, type FluentdDialect } from '../../../lib';
import type { ConfigMap, KubeObject } from './objects';

/** A change to a configuration, by the model that also wrote it. */
export type ConfigEdit = (config: FluentdConfig) => void;

/** Changes the configuration in the ConfigMap of synthesized manifests and nothing else. An edit without effect is an error. */
export function editConfig(folder: string, key: string, dialect: FluentdDialect, edit: ConfigEdit): void {
  const name = readdirSync(folder).find((file) => /\.ya?ml$/.test(file)) ?? '';
  const documents = parseAllDocuments(readFileSync(join(folder, name), 'utf8'));
  const document = documents.find((candidate) => (candidate.toJS() as KubeObject | null)?.kind === 'ConfigMap');
  const before = (document?.toJS() as ConfigMap | undefined)?.data?.[key];
  if (before === undefined) throw new Error(`no ConfigMap with ${key} in ${folder}`);
  const config = FluentdConfig.parse(before, { dialect });
  edit(config);
  const after = config.render(dialect);
  if (after === FluentdConfig.parse(before, { dialect }).render(dialect)) throw new Error('the edit changed nothing');
  document?.setIn(['data', key], after);
  writeFileSync(join(folder, name), documents.map((each) => each.toString()).join(''));
}
