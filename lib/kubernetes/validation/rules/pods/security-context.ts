import { objectIn, objectsIn } from '../../../json';
import type { TypeRule } from '../../context';

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
      if ((profile.type === 'Localhost') === hasProfile) return;
      const expected = hasProfile ? 'no value unless type is Localhost' : 'the name of a profile with type Localhost';
      context.rejected(
        `${path}.localhostProfile`,
        profile.localhostProfile,
        expected,
        'correct type or localhostProfile',
      );
    }) satisfies TypeRule['check'],
  })),
];
