import { CA_KEY } from '../kubernetes/secret-keys';
import type { ProgramSpec } from '../provisioning/run-program';

/** A file of the provisioning program, with the key of a Secret. */
export interface ProgramSecret {
  readonly secret: string;
  readonly key: string;
  readonly file: string;
}

const DIRECTORY = '/run/elasticsearch';

/** The file of the certificate authority in the program. */
export const PROGRAM_CA_FILE = programFile(CA_KEY);

/** The path of a file in the program. */
export function programFile(file: string): string {
  return `${DIRECTORY}/${file}`;
}

/** One directory with all Secrets. None is optional, so that the pod waits until all of them exist. */
export function mountedSecrets(secrets: readonly ProgramSecret[]): Pick<ProgramSpec, 'mounts' | 'volumes'> {
  const name = 'elasticsearch';
  const sources = secrets.map(({ secret, key, file }) => ({ secret: { name: secret, items: [{ key, path: file }] } }));
  return {
    mounts: [{ name, mountPath: DIRECTORY, readOnly: true }],
    volumes: [{ name, projected: { sources, defaultMode: 0o440 } }],
  };
}
