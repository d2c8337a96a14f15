import type { IConstruct } from 'constructs';
import type { ValidationError } from '../reporting/validation-error';
import { supportsKind } from './capabilities';
import { newestMinor, oldestMinor } from './tables/api-history';

const CONTEXT = 'cdk8s-efk/kubernetes-version';
const FORM = /^v?(\d+)\.(\d+)(?:\.\d+)?(?:[-+][0-9A-Za-z.+-]*)?$/;

/** The version of the API server for which a manifest is written. Only its minor version matters. */
export class KubernetesVersion {
  /**
   * A version as `kubectl version` prints it for the server: `1.3.7`, `1.30`, `v1.27.8-gke.1`, `v1.31.0+k3s1`. A
   * version that is malformed, or not between the oldest and the newest supported minor, is an error at synth.
   */
  public static parse(version: string): KubernetesVersion {
    const [, major, minor] = typeof version === 'string' ? (FORM.exec(version) ?? []) : [];
    const error = findError(version, Number(major), Number(minor));
    return error === undefined
      ? new KubernetesVersion(version, Number(minor), [])
      : new KubernetesVersion(version, newestMinor, [error]);
  }

  /** The version that `applyTo` has set for this construct or the nearest of its parents. */
  public static of(scope: IConstruct): KubernetesVersion {
    const found: unknown = scope.node.tryGetContext(CONTEXT);
    return found instanceof KubernetesVersion ? found : KubernetesVersion.missing();
  }

  /** Whether `applyTo` has set a version for this construct or one of its parents. */
  public static isSet(scope: IConstruct): boolean {
    return scope.node.tryGetContext(CONTEXT) instanceof KubernetesVersion;
  }

  private static missing(): KubernetesVersion {
    return new KubernetesVersion(`1.${newestMinor}`, newestMinor, [
      {
        option: 'kubernetes',
        value: undefined,
        expected: 'a Kubernetes version for every construct of this library',
        action:
          "put the construct into a LoggingChart, or call KubernetesVersion.parse('1.30').applyTo(...) on the chart around it",
      },
    ]);
  }

  /** Always 1. */
  public readonly major: number = 1;

  /** The minor version, such as 27 for `1.27.8`; the newest supported minor if the version is invalid. */
  public readonly minor: number;

  /** The version as it was given. */
  public readonly text: string;

  /** @internal */
  public readonly _errors: readonly ValidationError[];

  private constructor(text: string, minor: number, errors: readonly ValidationError[]) {
    this.text = text;
    this.minor = minor;
    this._errors = errors;
  }

  /** Whether this is `1.6` or newer, if `version` is `1.6`. A patch number makes no difference. */
  public isAtLeast(version: string): boolean {
    const [, major, minor] = FORM.exec(version) ?? [];
    if (minor === undefined) throw new Error(`${JSON.stringify(version)} is no version to compare with: write '1.6'`);
    return this.major > Number(major) || (this.major === Number(major) && this.minor >= Number(minor));
  }

  /** Whether this is older than `1.6`, if `version` is `1.6`. A patch number makes no difference. */
  public isBelow(version: string): boolean {
    return !this.isAtLeast(version);
  }

  /**
   * Whether the constructs of this library use a kind, such as `NetworkPolicy`, on this version: it is served by
   * default and has the features that a logging stack requires.
   */
  public supports(kind: string): boolean {
    return supportsKind(kind, this.minor);
  }

  /** Sets this version for a construct and everything in it. */
  public applyTo(scope: IConstruct): void {
    scope.node.setContext(CONTEXT, this);
  }

  /** The version as it was given. */
  public toString(): string {
    return this.text;
  }
}

function findError(version: string, major: number, minor: number): ValidationError | undefined {
  const expected = `a version from 1.${oldestMinor} to 1.${newestMinor}, such as 1.3.7 or v1.27.8-gke.1`;
  const error = (action: string): ValidationError => ({ option: 'kubernetes', value: version, expected, action });
  if (Number.isNaN(major)) return error('write the server version that kubectl version prints');
  if (major !== 1 || minor < oldestMinor) return error(`upgrade the cluster to 1.${oldestMinor} or newer`);
  if (minor <= newestMinor) return undefined;
  return error(
    `use 1.${newestMinor}, or add the minor to the tables: kubectl get --raw /openapi/v2 > openapi.json, ` +
      `then npm run kubernetes-tables -- add 1.${newestMinor + 1} openapi.json`,
  );
}
