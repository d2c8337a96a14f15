import { objectsIn } from '../../json';
import type { TypeRule } from '../context';

export const podRules: readonly TypeRule[] = [
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validatePodHostNetworkDeps',
    check: (spec, path, context) => {
      if (spec.hostNetwork !== true) return;
      objectsIn(spec, 'containers').forEach((container, c) => {
        objectsIn(container, 'ports').forEach(({ hostPort, containerPort }, p) => {
          if (Number(hostPort ?? 0) === 0 || hostPort === containerPort) return;
          const at = `${path}.containers[${c}].ports[${p}].hostPort`;
          context.rejected(at, hostPort, `${containerPort}, the containerPort, with hostNetwork`, 'leave it out');
        });
      });
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateHostUsers',
    check: (spec, path, context) => {
      if (spec.hostUsers !== false) return;
      for (const field of ['hostPID', 'hostIPC'].filter((name) => spec[name] === true))
        context.rejected(`${path}.${field}`, true, 'false with hostUsers: false', 'leave out one of the two');
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateShareProcessNamespace',
    check: (spec, path, context) => {
      if (spec.shareProcessNamespace === true && spec.hostPID === true)
        context.rejected(`${path}.shareProcessNamespace`, true, 'false with hostPID', 'leave out one of the two');
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: ValidatePodSpec, deprecatedServiceAccount',
    check: (spec, path, context) => {
      const { serviceAccount, serviceAccountName } = spec;
      if (serviceAccount === undefined || serviceAccountName === undefined || serviceAccount === serviceAccountName)
        return;
      const expected = `${serviceAccountName}, as serviceAccountName`;
      context.rejected(`${path}.serviceAccount`, serviceAccount, expected, 'leave out serviceAccount');
    },
  },
];
