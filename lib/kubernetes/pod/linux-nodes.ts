import { hasBehavior } from '../behaviors';
/** Keeps a pod off Windows nodes, where none of the images of this library runs. */
export function linuxNodes(minor: number): { [name: string]: string } | undefined {
  return hasBehavior(minor, 'windowsNodes') ? { 'kubernetes.io/os': 'linux' } : undefined;
}
