/** The first minor with Windows nodes beyond alpha (kubernetes/enhancements issue 116). */
const WINDOWS_NODES = 9;

/** Keeps a pod off Windows nodes, where none of the images of this library runs. */
export function linuxNodes(minor: number): { [name: string]: string } | undefined {
  return minor < WINDOWS_NODES ? undefined : { 'kubernetes.io/os': 'linux' };
}
