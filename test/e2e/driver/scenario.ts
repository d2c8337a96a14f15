import type { ManifestOptions } from '../clusters';
import type { ServerClient } from '../elasticsearch/server/server-client';
import type { Environment } from '../environment/environment';
import type { Runtime, StackName } from '../environment/stacks';
import type { Allowance } from '../verdict/assert-verdict';
import type { Verdict } from '../verdict/verdict';

export interface Case {
  readonly stack: StackName;
  readonly runtime: Runtime;
}

export interface Scenario {
  readonly name: string;
  /** One sentence for the report: what happens to the agent. */
  readonly title: string;
  readonly cases: readonly Case[];
  readonly limitSeconds?: number;
  readonly manifest?: ManifestOptions;
  /** Elasticsearch uses TLS and requires a user. Makes what the agent signs in with: contents of Secrets, by name and key. */
  readonly access?: (server: ServerClient) => Promise<Record<string, Record<string, string>>>;
  /** The cluster has IPv6 addresses alone. */
  readonly ipv6?: boolean;
  /** False: without the templates and the retention of the library. */
  readonly provisioned?: boolean;
  /** What happens. `assertVerdict` then compares what was written with what Elasticsearch holds. */
  run(environment: Environment): Promise<void>;
  /** In words, for the report: what `allowed` allows. */
  readonly bound?: string;
  /** Without it: nothing is lost, duplicated, unexpected, out of order or with wrong metadata. */
  readonly allowed?: (verdict: Verdict, environment: Environment) => Allowance;
}

export const ES9: Case = { stack: 'es9', runtime: 'cri' };
export const ES9_DOCKER: Case = { stack: 'es9', runtime: 'docker' };
export const ES8: Case = { stack: 'es8', runtime: 'cri' };
export const ES7: Case = { stack: 'es7', runtime: 'cri' };
export const LEGACY: Case = { stack: 'legacy', runtime: 'docker' };
