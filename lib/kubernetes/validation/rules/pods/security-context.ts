import { objectIn } from '../../../json';
import type { TypeRule } from '../../context';
import { checkUniqueField } from '../../once';
import { allContainersAt } from './containers-at';

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
      for (const { container, at } of allContainersAt(spec, path)) {
        const own = objectIn(container, 'securityContext') ?? {};
        const user = own.runAsUser ?? ofPod.runAsUser;
        if (user !== 0 || (own.runAsNonRoot ?? ofPod.runAsNonRoot) !== true) continue;
        context.rejected(
          `${own.runAsUser === undefined ? path : at}.securityContext.runAsUser`,
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
    source: 'pkg/apis/core/validation: validateContainers (procMount)',
    check: (spec, path, context) => {
      if (spec.hostUsers === false) return;
      for (const { container, at } of allContainersAt(spec, path)) {
        if (objectIn(container, 'securityContext')?.procMount !== 'Unmasked') continue;
        const expected = 'Default unless hostUsers of the pod is false';
        context.rejected(`${at}.securityContext.procMount`, 'Unmasked', expected, 'use Default');
      }
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateWindowsHostProcessPod',
    check: (spec, path, context) => {
      const owners = [spec, ...allContainersAt(spec, path).map(({ container }) => container)];
      const isHostProcess = owners.some(
        (owner) => objectIn(objectIn(owner, 'securityContext'), 'windowsOptions')?.hostProcess === true,
      );
      if (isHostProcess && spec.hostNetwork !== true)
        context.rejected(`${path}.hostNetwork`, spec.hostNetwork, 'true with hostProcess', 'set hostNetwork');
    },
  },
  {
    type: 'PodSecurityContext',
    source: 'pkg/apis/core/validation: validateSysctls',
    check: (securityContext, path, context) =>
      checkUniqueField(
        securityContext,
        path,
        { list: 'sysctls', field: 'name', expected: 'each sysctl once', action: 'remove one of the two' },
        context,
      ),
  },
];
