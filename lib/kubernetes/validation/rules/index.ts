import type { TypeRule } from '../context';
import { configRules } from './config';
import { containerRules } from './containers';
import { environmentRules } from './environment';
import { metadataRules } from './metadata';
import { networkRules } from './networking';
import { podRules } from './pods';
import { probeRules } from './probes';
import { rbacRules } from './rbac';
import { resourceRules } from './resources';
import { schedulingRules } from './scheduling';
import { securityRules } from './security-context';
import { serviceRules } from './services';
import { storageRules } from './storage';
import { volumeRules } from './volumes';
import { workloadRules } from './workloads';

/** Every rule about more than one field. */
export const TYPE_RULES: readonly TypeRule[] = [
  ...metadataRules,
  ...podRules,
  ...containerRules,
  ...environmentRules,
  ...probeRules,
  ...resourceRules,
  ...securityRules,
  ...volumeRules,
  ...schedulingRules,
  ...workloadRules,
  ...storageRules,
  ...serviceRules,
  ...networkRules,
  ...configRules,
  ...rbacRules,
];
