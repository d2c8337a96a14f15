import { objectsIn } from '../../../json';
import { isAbsent } from '../../absent';
import type { TypeRule } from '../../context';
import { checkUnique } from '../../once';
import { allContainersAt } from './containers-at';

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
      for (const field of ['hostNetwork', 'hostPID', 'hostIPC'].filter((name) => spec[name] === true))
        context.rejected(`${path}.${field}`, true, 'false with hostUsers: false', 'leave out one of the two');
      for (const { container, at } of allContainersAt(spec, path))
        if (!isAbsent(container.volumeDevices))
          context.rejected(
            `${at}.volumeDevices`,
            container.volumeDevices,
            'no value with hostUsers: false',
            'leave out one of the two',
          );
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validatePodCreate (schedulingGates)',
    check: (spec, path, context) => {
      if (objectsIn(spec, 'schedulingGates').length === 0 || (spec.nodeName ?? '') === '') return;
      context.rejected(`${path}.nodeName`, spec.nodeName, 'no value with schedulingGates', 'leave out one of the two');
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
      if (isAbsent(serviceAccount) || isAbsent(serviceAccountName) || serviceAccount === serviceAccountName) return;
      const expected = `${serviceAccountName}, as serviceAccountName`;
      context.rejected(`${path}.serviceAccount`, serviceAccount, expected, 'leave out serviceAccount');
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validatePodHostName',
    check: (spec, path, context) => {
      const { hostnameOverride } = spec;
      if (hostnameOverride === undefined) return;
      const at = `${path}.hostnameOverride`;
      if (String(hostnameOverride).length > 64)
        context.rejected(at, hostnameOverride, '64 characters at most', 'shorten it');
      for (const field of ['hostNetwork', 'setHostnameAsFQDN'].filter((name) => spec[name] === true))
        context.rejected(at, hostnameOverride, `no value with ${field}`, 'leave out one of the two');
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateSchedulingGates',
    check: (spec, path, context) =>
      checkUnique(
        objectsIn(spec, 'schedulingGates').map((gate, index) => ({ gate, index })),
        ({ gate }) => gate.name,
        ({ index }, name) =>
          context.rejected(
            `${path}.schedulingGates[${index}].name`,
            name,
            'a name that no other gate has',
            'remove it',
          ),
      ),
  },
];
