import type {
  EnsureStep,
  Json,
  PasswordStep,
  ProvisionInput,
  ProvisionStep,
  WaitStep,
} from '../../lib/provisioning/input';
import { mounted } from './run';

/** An input for the stand-in of Elasticsearch. */
export function provisionInput(
  url: string,
  steps: readonly ProvisionStep[],
  more: Partial<ProvisionInput> = {},
): ProvisionInput {
  const passwordFile = mounted('elastic-secret\n');
  return { urls: [url], user: 'elastic', passwordFile, product: 'Elasticsearch', waitSeconds: 5, steps, ...more };
}

export const health: WaitStep = {
  kind: 'wait',
  name: 'cluster',
  path: '/_cluster/health',
  until: { at: ['status'], oneOf: ['yellow', 'green'] },
};

export function template(settings: { readonly [name: string]: Json } = { number_of_shards: 1 }): EnsureStep {
  return {
    kind: 'ensure',
    name: 'template',
    path: '/_index_template/k8s',
    at: ['index_templates', 0, 'index_template'],
    body: {
      index_patterns: 'k8s-*',
      data_stream: {},
      template: { settings, lifecycle: { data_retention: '7d' } },
    },
  };
}

export const role: EnsureStep = {
  kind: 'ensure',
  name: 'role',
  path: '/_security/role/agent',
  at: ['agent'],
  body: { cluster: ['monitor'], indices: [{ names: ['k8s-*'], privileges: ['create_doc', 'auto_configure'] }] },
};

/** The agent's user, with the password from a file. */
export function agent(passwordFile: string, roles: readonly string[] = ['agent']): EnsureStep {
  return {
    kind: 'ensure',
    name: 'user',
    path: '/_security/user/agent',
    at: ['agent'],
    body: { password: { $file: passwordFile }, roles },
  };
}

export function password(user: string, passwordFile: string): PasswordStep {
  return { kind: 'password', name: 'password', user, passwordFile };
}
