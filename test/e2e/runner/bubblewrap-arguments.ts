import type { Image } from '../images/images';
import type { ResolvedContainer } from './agent-runner';
import { pathInRoot } from './path-in-root';

/** The arguments with which bubblewrap runs a container in a root that `mountRoot` has mounted. */
export function bubblewrapArguments(root: string, pod: string, container: ResolvedContainer, image: Image): string[] {
  const command = [...(container.command.length > 0 ? container.command : image.entrypoint)];
  // As in Kubernetes: a command of the manifest puts away both the entry point and the arguments of the image.
  command.push(...(container.args.length > 0 || container.command.length > 0 ? container.args : image.cmd));
  // Shorter targets first, so that a mount under another one stays visible.
  const mounts = [...container.mounts].sort((one, other) => one.target.length - other.target.length);
  const needed = isRoot(container) ? [] : ['SETUID', 'SETGID', 'SETPCAP'];
  return [
    ...[container.readOnlyRoot ? '--ro-bind' : '--bind', root, '/', '--dev', '/dev', '--proc', '/proc'],
    ...mounts.flatMap(({ source, target, readOnly }) => [
      readOnly ? '--ro-bind' : '--bind',
      source,
      pathInRoot(root, target),
    ]),
    ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--hostname', pod, '--as-pid-1', '--die-with-parent'],
    ...['--cap-drop', 'ALL', ...[...container.capabilities, ...needed].flatMap((name) => ['--cap-add', `CAP_${name}`])],
    ...['--chdir', container.workingDir ?? image.workingDir, '--info-fd', '3', '--clearenv'],
    ...Object.entries(containerEnv(pod, container, image)).flatMap(([name, value]) => ['--setenv', name, value]),
    ...becomeUser(container),
    ...command,
  ];
}

/** The environment of every process of a container. */
export function containerEnv(pod: string, container: ResolvedContainer, image: Image): Record<string, string> {
  return { HOME: '/root', ...image.env, ...container.env, HOSTNAME: pod };
}

/** A command that runs another one as the user of a container, with no more capabilities than it has. */
export function becomeUser(container: ResolvedContainer): string[] {
  if (isRoot(container)) return [];
  const groups =
    container.groups && container.groups.length > 0 ? ['--groups', container.groups.join(',')] : ['--clear-groups'];
  const bounding = container.capabilities.map((name) => `,+${name.toLowerCase()}`).join('');
  return [
    ...['setpriv', `--reuid=${container.user}`, `--regid=${container.group ?? container.user}`, ...groups],
    ...['--inh-caps=-all', `--bounding-set=-all${bounding}`, '--'],
  ];
}

function isRoot({ user }: ResolvedContainer): boolean {
  return user === undefined || user === 0;
}
