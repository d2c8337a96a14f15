import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateAuthority } from '../api-server/pki';
import { API, SERVICES } from './agent-pod';

/** Addresses and files that the node has before any pod starts. */
export function prepareNode(nodeFolder: string, authority: CertificateAuthority): void {
  for (const address of [API, SERVICES]) execFileSync('ip', ['address', 'replace', `${address}/32`, 'dev', 'lo']);
  const folder = join(nodeFolder, 'srv/kubernetes');
  mkdirSync(folder, { recursive: true });
  const { key, cert } = authority.client('kubecfg', 'system:masters');
  const files = { 'ca.crt': authority.cert, 'kubecfg.crt': cert, 'kubecfg.key': key };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
