/** The version of an Elasticsearch or a Kibana. */
export interface StackVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

const FORM = /^(\d+)\.(\d+)\.(\d+)$/;

/** The parts of a version such as `9.5.6`; undefined where it is not one. */
export function parseStackVersion(text: string): StackVersion | undefined {
  const [, major, minor, patch] = FORM.exec(text) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** Below zero where `a` is older than `b`. */
export function compareStackVersions(a: StackVersion, b: StackVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}
