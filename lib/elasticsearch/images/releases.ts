import { compareStackVersions, parseStackVersion, type StackVersion } from '../../images/stack-version';
import type { ValidationError } from '../../reporting/validation-error';

/** A major version of Elasticsearch. Kibana has the same versions. */
export interface StackRelease {
  readonly major: number;
  /** The newest version that this library knows. */
  readonly newest: string;
  /** The oldest version that this library knows. */
  readonly oldest: string;
  /** The oldest minor of Kubernetes on which this library runs Elasticsearch nodes of it. */
  readonly nodesFrom: number;
  /** The oldest minor of Kubernetes on which this library runs Kibana of it, for an Elasticsearch elsewhere. */
  readonly kibanaFrom: number;
  /** Whether it has mapping types, and warns about requests that use them. */
  readonly mappingTypes?: boolean;
  /** Whether Kibana starts as the superuser `elastic`. */
  readonly kibanaAsSuperuser?: boolean;
  /** The reason for these minimums. */
  readonly reason: string;
}

const TESTED = 'the oldest version that these manifests are tested for';

/** Oldest first. docs/compatibility.md has the sources. */
export const STACK_RELEASES: readonly StackRelease[] = [
  {
    major: 7,
    newest: '7.17.29',
    oldest: '7.17.0',
    nodesFrom: 20,
    kibanaFrom: 6,
    mappingTypes: true,
    kibanaAsSuperuser: true,
    reason: 'up to 1.5 there is no RBAC, and a DaemonSet does not replace its pods; nodes are tested from 1.20 on',
  },
  { major: 8, newest: '8.19.20', oldest: '8.0.0', nodesFrom: 27, kibanaFrom: 27, reason: TESTED },
  { major: 9, newest: '9.5.6', oldest: '9.0.0', nodesFrom: 27, kibanaFrom: 27, reason: TESTED },
];

/** The release of a major; the nearest one where this library does not know the major. */
export function releaseOf(major: number): StackRelease {
  return STACK_RELEASES.filter((release) => release.major <= major).at(-1) ?? STACK_RELEASES[0];
}

/** The majors that this library knows, for a message. */
export function knownMajors(): string {
  const majors = STACK_RELEASES.map(({ major }) => major);
  return `${majors.slice(0, -1).join(', ')} or ${majors.at(-1)}`;
}

/** Whether this library knows the major. */
export function isKnownMajor(major: number): boolean {
  return STACK_RELEASES.some((release) => release.major === major);
}

/** The newest release whose nodes run on a minor of Kubernetes; undefined where there is none. */
export function newestReleaseFor(minor: number): StackRelease | undefined {
  return STACK_RELEASES.filter(({ nodesFrom }) => nodesFrom <= minor).at(-1);
}

/** Validation errors of the version of an official image. */
export function versionErrors(option: string, text: string): ValidationError[] {
  const version = parseStackVersion(text);
  if (version && STACK_RELEASES.some((release) => isIn(release, version))) return [];
  const known = STACK_RELEASES.map(({ oldest }) => oldest).join(', ');
  const expected = `a whole version such as ${STACK_RELEASES.at(-1)?.newest}: ${known} or newer of the same major`;
  const action = 'use the exact version of a release';
  return [{ option, value: text, expected, action, explainsObjects: text === '' }];
}

function isIn({ major, oldest }: StackRelease, version: StackVersion): boolean {
  const first = parseStackVersion(oldest);
  return version.major === major && first !== undefined && compareStackVersions(version, first) >= 0;
}

/** Validation errors for Elasticsearch nodes on a Kubernetes version that is too old for them. */
export function nodeFloorErrors(
  option: string,
  part: { readonly published: string; readonly major: number },
  minor: number,
): ValidationError[] {
  const { nodesFrom, reason } = releaseOf(part.major);
  const fitting = newestReleaseFor(minor);
  const action = fitting ? `choose ${fitting.newest}, or leave it out` : 'use AddOnElasticsearch';
  return minor >= nodesFrom ? [] : [floorError(option, part.published, minor, nodesFrom, reason, action)];
}

/** Validation errors for Kibana on a Kubernetes version that is too old for it. */
export function kibanaFloorErrors(
  option: string,
  part: { readonly published: string; readonly major: number },
  minor: number,
): ValidationError[] {
  const { kibanaFrom, reason } = releaseOf(part.major);
  const action = 'run Kibana on a newer cluster, or choose an older Elasticsearch with its Kibana';
  const tooOld = isKnownMajor(part.major) && minor < kibanaFrom;
  return tooOld ? [floorError(option, part.published, minor, kibanaFrom, reason, action)] : [];
}

function floorError(
  option: string,
  published: string,
  minor: number,
  floor: number,
  reason: string,
  action: string,
): ValidationError {
  return {
    option,
    value: `${published} on Kubernetes 1.${minor}`,
    expected: `Kubernetes 1.${floor} or newer (${reason})`,
    action,
    explainsObjects: true,
  };
}
