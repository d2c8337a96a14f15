import type { LogLayout } from './container-log';

export interface ContainerIdentity {
  readonly namespace: string;
  readonly pod: string;
  readonly uid: string;
  readonly container: string;
  readonly id: string;
  readonly restarts: number;
}

/** Rotated files that a node keeps beside the current one. */
const KEPT = 3;

/** kubelet and containerd or CRI-O: the newest rotated file stays plain, older ones are zipped. */
export function criLayout(identity: ContainerIdentity): LogLayout {
  const file = `${podDirectory(identity)}/${identity.container}/${identity.restarts}.log`;
  // Real names end in the date of the rotation; a number is as good and needs no clock.
  const name = (count: number) => `${file}.20260101-${String(count).padStart(6, '0')}`;
  return {
    file,
    links: [[containerLink(identity), file]],
    rotated: (count) => ({
      newest: name(count),
      shift: [],
      zip: count > 1 ? [name(count - 1)] : [],
      gone: count > KEPT ? [`${name(count - KEPT)}.gz`] : [],
    }),
  };
}

/** kubelet and Docker: two links, then the file of the json-file driver, which shifts `.1` to `.2` as it rotates. */
export function dockerLayout(identity: ContainerIdentity): LogLayout {
  const file = `/var/lib/docker/containers/${identity.id}/${identity.id}-json.log`;
  const podLink = `${podDirectory(identity)}/${identity.container}/${identity.restarts}.log`;
  return {
    file,
    links: [
      [podLink, file],
      [containerLink(identity), podLink],
    ],
    rotated: () => ({
      newest: `${file}.1`,
      shift: Array.from({ length: KEPT - 1 }, (_, index): [string, string] => {
        const number = KEPT - 1 - index;
        return [`${file}.${number}`, `${file}.${number + 1}`];
      }),
      zip: [],
      gone: [`${file}.${KEPT}`],
    }),
  };
}

/** Kubernetes 1.3: one link straight to Docker's file. */
export function docker13Layout(identity: ContainerIdentity): LogLayout {
  const modern = dockerLayout(identity);
  return { ...modern, links: [[containerLink(identity), modern.file]] };
}

function podDirectory({ namespace, pod, uid }: ContainerIdentity): string {
  return `/var/log/pods/${namespace}_${pod}_${uid}`;
}

function containerLink({ namespace, pod, container, id }: ContainerIdentity): string {
  return `/var/log/containers/${pod}_${namespace}_${container}-${id}.log`;
}
