import type { StackVersion } from '../../images/stack-version';
import { ensureStep } from '../../provisioning/ensure-step';
import type { Body, EnsureStep, ProvisionStep } from '../../provisioning/input';
import { streamSteps } from './data-stream';
import type { LifecycleSpec } from './lifecycle';
import { logTemplate, rejectedTemplate, type TemplateSpec } from './templates';

/** The options of the log indices, for an Elasticsearch of this library and for an external one. */
export interface IndexSpec {
  readonly version: StackVersion;
  /** The number of replicas of each shard. */
  readonly copies: number;
  /** 1 by default. */
  readonly primaries?: number;
  /** Whether there are nodes of the hot tier. */
  readonly hot?: boolean;
  readonly lifecycle: LifecycleSpec;
}

/** Retention and templates of the logs and of rejected documents. */
export function indexSteps(spec: IndexSpec): ProvisionStep[] {
  const { lifecycle } = spec;
  return [
    ...prefixSteps(spec),
    ...streamSteps(lifecycle),
    ...lifecycle.previousIndexPrefixes.flatMap((indexPrefix) => previousSteps(spec, indexPrefix)),
  ];
}

/**
 * A data stream has the name of its prefix. Elasticsearch rejects a change of its template while it exists, so template
 * and retention stay as they are.
 */
function previousSteps(spec: IndexSpec, indexPrefix: string): ProvisionStep[] {
  const steps = prefixSteps({ ...spec, lifecycle: { ...spec.lifecycle, indexPrefix, dataStream: false } });
  const skipIf = { path: `/${indexPrefix}?filter_path=*.data_stream`, status: 200 };
  return steps.map((step) => ({ ...step, name: `${step.name} of ${indexPrefix}`, skipIf }));
}

function prefixSteps({ version, copies, primaries, hot, lifecycle }: IndexSpec): ProvisionStep[] {
  const { indexPrefix: prefix } = lifecycle;
  const templates: TemplateSpec = { version, prefix, copies, primaries, hot, policy: prefix, lifecycle };
  return [
    ensureStep('retention', `/_ilm/policy/${prefix}`, [prefix], { policy: retentionPolicy(lifecycle) }),
    templateStep('template of the logs', prefix, logTemplate(templates)),
    templateStep('template of rejected documents', `${prefix}-rejected`, rejectedTemplate(templates)),
  ];
}

function retentionPolicy({ retentionDays, warmAfterDays, coldAfterDays }: LifecycleSpec): Body {
  // An index is as old as its first log line. Its last line arrives a day later.
  const ageAfter = (days: number) => `${days + 1}d`;
  return {
    phases: {
      hot: { min_age: '0ms', actions: {} },
      // Elasticsearch itself moves the shards when a phase begins.
      ...(warmAfterDays === undefined ? {} : { warm: { min_age: ageAfter(warmAfterDays), actions: {} } }),
      ...(coldAfterDays === undefined ? {} : { cold: { min_age: ageAfter(coldAfterDays), actions: {} } }),
      delete: { min_age: ageAfter(retentionDays), actions: { delete: {} } },
    },
  };
}

function templateStep(name: string, template: string, body: Body): EnsureStep {
  const at = ['index_templates', 0, 'index_template'];
  return { ...ensureStep(name, `/_index_template/${template}`, at, body), fingerprintAt: ['_meta', 'fingerprint'] };
}
