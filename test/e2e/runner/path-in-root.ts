import { lstatSync, readlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The path that `path` stands for when `root` is `/`: absolute links must not lead out to this machine. */
export function pathInRoot(root: string, path: string): string {
  return path.split('/').reduce((parent, name) => {
    const here = join(parent, name);
    const target = linkTarget(join(root, here));
    return target === undefined ? here : pathInRoot(root, resolve(dirname(here), target));
  }, '/');
}

function linkTarget(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined;
}
