import type { Image } from '../images/images';
import type { ResolvedContainer } from './agent-runner';
import { pathInRoot } from './path-in-root';

/** The arguments with which bubblewrap runs a container in a root that `mountRoot` has mounted. */
export function bubblewrapArguments(root: string, pod: string, plan: ResolvedContainer, image: Image): string[] {
  const command = [...(plan.command.length > 0 ? plan.command : image.entrypoint)];
  // As in Kubernetes: a command of the manifest puts away both the entry point and the arguments of the image.
  command.push(...(plan.args.length > 0 || plan.command.length > 0 ? plan.args : image.cmd));
  // Shorter targets first, so that a mount under another one stays visible.
  const mounts = [...plan.mounts].sort((one, other) => one.target.length - other.target.length);
  const needed = isRoot(plan) ? [] : ['SETUID', 'SETGID', 'SETPCAP'];
  return [
    ...[plan.readOnlyRoot ? '--ro-bind' : '--bind', root, '/', '--dev', '/dev', '--proc', '/proc'],
    ...mounts.flatMap(({ source, target, readOnly }) => [
      readOnly ? '--ro-bind' : '--bind',
      source,
      pathInRoot(root, target),
    ]),
    ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--hostname', pod, '--as-pid-1', '--die-with-parent'],
    ...['--cap-drop', 'ALL', ...[...plan.capabilities, ...needed].flatMap((name) => ['--cap-add', `CAP_${name}`])],
    ...['--chdir', plan.workingDir ?? image.workingDir, '--info-fd', '3', '--clearenv'],
    ...Object.entries(containerEnv(pod, plan, image)).flatMap(([name, value]) => ['--setenv', name, value]),
    ...becomeUser(plan),
    ...command,
  ];
}

/** The environment of every process of a container. */
export function containerEnv(pod: string, plan: ResolvedContainer, image: Image): Record<string, string> {
  return { HOME: '/root', ...image.env, ...plan.env, HOSTNAME: pod };
}

/** A command that runs another one as the user of a container, with no more capabilities than it has. */
export function becomeUser(plan: ResolvedContainer): string[] {
  if (isRoot(plan)) return [];
  const groups = plan.groups && plan.groups.length > 0 ? ['--groups', plan.groups.join(',')] : ['--clear-groups'];
  const bounding = plan.capabilities.map((name) => `,+${name.toLowerCase()}`).join('');
  return [
    ...['setpriv', `--reuid=${plan.user}`, `--regid=${plan.group ?? plan.user}`, ...groups],
    ...['--inh-caps=-all', `--bounding-set=-all${bounding}`, '--'],
  ];
}

function isRoot({ user }: ResolvedContainer): boolean {
  return user === undefined || user === 0;
}
