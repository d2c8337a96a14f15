import type { TypeRule } from '../context';
import { configRules } from './config';
import { metadataRules } from './metadata';
import { networkRules } from './networking';
import { containerRules } from './pods/containers';
import { dnsRules } from './pods/dns';
import { environmentRules } from './pods/environment';
import { podRules } from './pods/pods';
import { probeRules } from './pods/probes';
import { resourceClaimRules } from './pods/resource-claims';
import { resourceRules } from './pods/resources';
import { schedulingRules } from './pods/scheduling';
import { securityRules } from './pods/security-context';
import { volumeSourceRules } from './pods/volume-sources';
import { volumeRules } from './pods/volumes';
import { rbacRules } from './rbac';
import { serviceRules } from './services';
import { storageRules } from './storage';
import { workloadRules } from './workloads';

/** Every rule about more than one field. */
export const TYPE_RULES: readonly TypeRule[] = [
  ...metadataRules,
  ...podRules,
  ...containerRules,
  ...environmentRules,
  ...dnsRules,
  ...probeRules,
  ...resourceRules,
  ...resourceClaimRules,
  ...securityRules,
  ...volumeRules,
  ...volumeSourceRules,
  ...schedulingRules,
  ...workloadRules,
  ...storageRules,
  ...serviceRules,
  ...networkRules,
  ...configRules,
  ...rbacRules,
];
