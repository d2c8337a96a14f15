import type { SecurityContext } from '../cluster/objects';

/** The default capabilities of container runtimes. */
const RUNTIME_DEFAULT = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

export function capabilitiesOf(security: SecurityContext | undefined): string[] {
  const bare = (name: string) => name.replace(/^CAP_/, '');
  const { add = [], drop = [] } = security?.capabilities ?? {};
  const dropped = new Set(drop.map(bare));
  const kept = dropped.has('ALL') ? [] : RUNTIME_DEFAULT.filter((name) => !dropped.has(name));
  return [...new Set([...kept, ...add.map(bare)])].sort();
}
