import type { Major } from './versions';

/** What one server is: its major version, and whether it requires a user. */
export interface ServerKind {
  readonly major: Major;
  readonly secure: boolean;
}

/** What differs from one node that serves HTTP. */
export interface NodeOptions {
  /** Added to `elasticsearch.yml`. Undefined leaves a setting out. */
  readonly settings?: Readonly<Record<string, Setting | undefined>>;
  /** Added to the configuration directory, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** The authority of the server's certificate. HTTP without it. */
  readonly authority?: string;
  /** Starts the server as our pods do. Without it, the server is started directly. */
  readonly entrypoint?: Entrypoint;
}

/** The script that starts the server. */
export interface Entrypoint {
  /** Directories of this machine by their path in the sandbox. */
  readonly directories: Readonly<Record<string, string>>;
  /** The path of the script in the sandbox. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
}

type Setting = string | number | boolean;

/** The user of the tests themselves, who may do everything. */
export const OPERATOR = { username: 'operator', password: 'operator-password' };

/** `bin/elasticsearch-users useradd` of the same user and password: starting it takes longer than the server. */
export const FILE_REALM = {
  users: `${OPERATOR.username}:$2a$10$vURajAfV.ARkdqFtrA4Gy.scC8.OTOpjaIzgDyy.aEqzl77bhcV/q\n`,
  users_roles: `superuser:${OPERATOR.username}\n`,
};

/** `elasticsearch.yml`. Data and logs are in folders of the sandbox. */
export function settingsOf({ major, secure }: ServerKind, port: number, added: NodeOptions['settings'] = {}): string {
  const settings: Record<string, Setting> = {
    'cluster.name': 'e2e',
    'node.name': 'e2e',
    'path.data': '/home/data',
    'path.logs': '/srv/logs',
    'network.host': '127.0.0.1',
    'http.port': port,
    // The disk of the machine that runs the tests is not what they are about.
    'cluster.routing.allocation.disk.threshold_enabled': false,
  };
  if (major === 2) return yaml({ ...settings, 'transport.tcp.port': port + 100 });
  return yaml({
    ...settings,
    'transport.port': port + 100,
    'discovery.type': 'single-node',
    'action.destructive_requires_name': false,
    'xpack.security.enabled': secure,
    ...(secure
      ? {
          'xpack.security.http.ssl.enabled': false,
          'xpack.security.transport.ssl.enabled': false,
          'xpack.security.authc.api_key.enabled': true,
        }
      : {}),
    ...added,
  });
}

function yaml(settings: Record<string, Setting | undefined>): string {
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}
