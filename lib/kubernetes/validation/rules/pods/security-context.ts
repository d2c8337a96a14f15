import { objectIn, objectsIn } from '../../../json';
import type { TypeRule } from '../../context';
import { checkUnique } from '../../once';

const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];

export const securityRules: readonly TypeRule[] = [
  {
    type: 'SecurityContext',
    source: 'pkg/apis/core/validation: ValidateSecurityContext',
    check: (securityContext, path, context) => {
      if (securityContext.allowPrivilegeEscalation !== false) return;
      const added = objectIn(securityContext, 'capabilities')?.add;
      const field = securityContext.privileged === true ? 'privileged' : 'capabilities.add';
      const escalates = field === 'privileged' || (Array.isArray(added) && added.includes('CAP_SYS_ADMIN'));
      if (!escalates) return;
      const value = field === 'privileged' ? true : added;
      const expected = 'no privileges with allowPrivilegeEscalation: false';
      context.rejected(`${path}.${field}`, value, expected, 'leave out one of the two');
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/kubelet/kuberuntime: verifyRunAsNonRoot',
    check: (spec, path, context) => {
      const ofPod = objectIn(spec, 'securityContext') ?? {};
      for (const list of ['initContainers', 'containers'])
        for (const [index, container] of objectsIn(spec, list).entries()) {
          const own = objectIn(container, 'securityContext') ?? {};
          const user = own.runAsUser ?? ofPod.runAsUser;
          if (user !== 0 || (own.runAsNonRoot ?? ofPod.runAsNonRoot) !== true) continue;
          const at = own.runAsUser === undefined ? path : `${path}.${list}[${index}]`;
          context.rejected(
            `${at}.securityContext.runAsUser`,
            user,
            'a user other than root with runAsNonRoot',
            'leave out one of the two',
          );
        }
    },
  },
  ...['SeccompProfile', 'AppArmorProfile'].map((type) => ({
    type,
    source: 'pkg/apis/core/validation: validateSeccompProfileField, ValidateAppArmorProfileField',
    check: ((profile, path, context) => {
      const hasProfile = profile.localhostProfile !== undefined && profile.localhostProfile !== '';
      if (!PROFILE_TYPES.includes(String(profile.type))) return;
      const isEmpty = profile.localhostProfile === '' && type === 'AppArmorProfile';
      if ((profile.type === 'Localhost') === hasProfile && !isEmpty) return;
      const expected =
        profile.type !== 'Localhost'
          ? 'no value unless type is Localhost'
          : 'the name of a profile with type Localhost';
      context.rejected(
        `${path}.localhostProfile`,
        profile.localhostProfile,
        expected,
        'correct type or localhostProfile',
      );
    }) satisfies TypeRule['check'],
  })),
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateContainers (procMount), validateWindowsHostProcessPod',
    check: (spec, path, context) => {
      const ofPod = objectIn(objectIn(spec, 'securityContext'), 'windowsOptions')?.hostProcess;
      const hostProcesses = [ofPod];
      for (const list of ['initContainers', 'containers'])
        objectsIn(spec, list).forEach((container, index) => {
          const own = objectIn(container, 'securityContext');
          hostProcesses.push(objectIn(own, 'windowsOptions')?.hostProcess);
          if (own?.procMount !== 'Unmasked' || spec.hostUsers === false) return;
          const at = `${path}.${list}[${index}].securityContext.procMount`;
          context.rejected(at, own.procMount, 'Default unless hostUsers of the pod is false', 'use Default');
        });
      if (hostProcesses.includes(true) && spec.hostNetwork !== true)
        context.rejected(`${path}.hostNetwork`, spec.hostNetwork, 'true with hostProcess', 'set hostNetwork');
    },
  },
  {
    type: 'PodSecurityContext',
    source: 'pkg/apis/core/validation: validateSysctls',
    check: (securityContext, path, context) =>
      checkUnique(
        objectsIn(securityContext, 'sysctls').map((sysctl, index) => ({ sysctl, index })),
        ({ sysctl }) => sysctl.name,
        ({ index }, name) =>
          context.rejected(`${path}.sysctls[${index}].name`, name, 'each sysctl once', 'remove one of the two'),
      ),
  },
];
