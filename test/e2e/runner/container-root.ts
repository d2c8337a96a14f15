import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Image } from '../images/images';
import type { Mount, ResolvedContainer } from './agent-runner';
import { pathInRoot } from './path-in-root';

/**
 * Mounts a container's own writable root: an overlay of the image's layers. Mount points are made here, because
 * bubblewrap cannot make them in a read-only root.
 */
export function mountRoot(roots: string, image: Image, folder: string, plan: ResolvedContainer): string {
  const [upper, work, root] = ['upper', 'work', 'root'].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [upper, work, root]) mkdirSync(path, { recursive: true });
  const lower = image.layers.map((layer) => join(roots, layer)).join(':');
  const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`;
  execFileSync('mount', ['-t', 'overlay', 'overlay', '-o', options, root]);
  for (const target of Object.keys(image.folders ?? {})) makeMountPoint(join(root, target), true);
  for (const mount of plan.mounts) {
    const isDirectory = statSync(mount.source).isDirectory();
    makeMountPoint(join(root, pathInRoot(root, mount.target)), isDirectory);
    const around = enclosing(mount, plan.mounts);
    if (around) makeMountPoint(join(around.source, mount.target.slice(around.target.length)), isDirectory);
  }
  mkdirSync(join(root, image.workingDir), { recursive: true });
  for (const [link, target] of Object.entries(image.links ?? {})) symlinkSync(target, join(root, link));
  return root;
}

/** The mount below which another one lies: its mount point is made there, for all users, as container runtimes do. */
function enclosing({ target }: Mount, mounts: readonly Mount[]): Mount | undefined {
  const around = mounts.filter((other) => !other.readOnly && target.startsWith(`${other.target}/`));
  return around.sort((one, other) => other.target.length - one.target.length)[0];
}

function makeMountPoint(path: string, directory: boolean): void {
  if (directory) {
    mkdirSync(path, { recursive: true });
  } else if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  }
}
