import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Image } from '../images/images';
import type { Mount, ResolvedContainer } from './agent-runner';
import { pathInRoot } from './path-in-root';

/**
 * Mounts a container's own writable root: an overlay of the image's layers. Mount points are made here, because
 * bubblewrap cannot make them in a read-only root.
 */
export function mountRoot(roots: string, image: Image, folder: string, container: ResolvedContainer): string {
  const root = join(folder, 'root');
  mountOverlay(
    image.layers.map((layer) => join(roots, layer)),
    folder,
    root,
  );
  for (const [target, name] of Object.entries(image.folders ?? {}))
    mountOverlay([join(roots, name)], join(folder, name), join(root, target));
  for (const path of image.groupWritable ?? []) chmodSync(join(root, path), 0o775);
  for (const mount of container.mounts) {
    const isDirectory = statSync(mount.source).isDirectory();
    makeMountPoint(join(root, pathInRoot(root, mount.target)), isDirectory);
    const around = enclosing(mount, container.mounts);
    if (around) makeMountPoint(join(around.source, mount.target.slice(around.target.length)), isDirectory);
  }
  mkdirSync(join(root, image.workingDir), { recursive: true });
  for (const [link, target] of Object.entries(image.links ?? {})) symlinkSync(target, join(root, link));
  return root;
}

/** Mounts folders on top of each other, the upper ones first. What is written goes to a folder beside them. */
function mountOverlay(layers: readonly string[], folder: string, target: string): void {
  const [upper, work] = [join(folder, 'upper'), join(folder, 'work')];
  for (const path of [upper, work, target]) mkdirSync(path, { recursive: true });
  const options = `lowerdir=${layers.join(':')},upperdir=${upper},workdir=${work}`;
  execFileSync('mount', ['-t', 'overlay', 'overlay', '-o', options, target]);
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
