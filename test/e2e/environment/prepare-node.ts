import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateAuthority } from '../api-server/pki';
import type { Addresses } from './addresses';

/** Addresses and files that the node has before any pod starts. */
export function prepareNode(
  nodeFolder: string,
  authority: CertificateAuthority,
  { pod, api, services }: Addresses,
): void {
  for (const address of [pod, api, services]) execFileSync('ip', ['address', 'replace', address, 'dev', 'lo']);
  const folder = join(nodeFolder, 'srv/kubernetes');
  mkdirSync(folder, { recursive: true });
  const { key, cert } = authority.client('kubecfg', 'system:masters');
  const files = { 'ca.crt': authority.cert, 'kubecfg.crt': cert, 'kubecfg.key': key };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
