import { firstMinorWith, hasBehavior } from '../../kubernetes/behaviors';
import type { UnusedOption } from '../../reporting/unused-options';
import type { FluentdAgentOptions } from './options';
import type { AgentSpec } from './spec';

/** Options of the agent without an effect with some images and on some targets. */
export const UNUSED_OPTIONS: readonly UnusedOption<FluentdAgentOptions, AgentSpec>[] = [
  {
    option: 'dockerDataRoot',
    isUnused: ({ pipeline }) => !pipeline.readsDockerLogs,
    reason: 'this agent reads no logs of Docker',
  },
  {
    option: 'apiServerCidr',
    isUnused: ({ contract, minor }) => !contract.restrictsNetwork || !hasBehavior(minor, 'networkPolicyEgress'),
    reason:
      'it is for a NetworkPolicy with egress, which agents have with images of fluentd-kubernetes-daemonset from ' +
      `Kubernetes 1.${firstMinorWith('networkPolicyEgress')} on`,
  },
  {
    option: 'tolerateAllTaints',
    isUnused: ({ minor }) => !hasBehavior(minor, 'keylessTolerations'),
    reason: `DaemonSets ignore taints before Kubernetes 1.${firstMinorWith('keylessTolerations')}`,
  },
];
