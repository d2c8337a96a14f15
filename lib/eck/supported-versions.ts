import type { StackVersion } from '../images/stack-version';
import type { ValidationError } from '../reporting/validation-error';

/**
 * What the newest release of ECK supports: README.md of elastic/cloud-on-k8s 3.5, and
 * https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s under "Supported versions".
 */
const ECK = { release: '3.5', oldestMinor: 32, newestMinor: 36, oldestMajor: 8 };

/** Errors of a version of Kubernetes on which ECK is not supported. */
export function eckKubernetesErrors(minor: number): ValidationError[] {
  const { release, oldestMinor, newestMinor } = ECK;
  if (minor >= oldestMinor && minor <= newestMinor) return [];
  const action =
    minor < oldestMinor
      ? 'use Elasticsearch and Kibana of this library, or upgrade Kubernetes'
      : 'use Elasticsearch and Kibana of this library until ECK supports it';
  const expected = `Kubernetes 1.${oldestMinor} to 1.${newestMinor}, which ECK ${release} supports`;
  return [{ option: 'kubernetes', value: `1.${minor}`, expected, action }];
}

/** Errors of a version of the Elastic Stack that ECK does not run. */
export function eckStackErrors(option: string, text: string, version: Pick<StackVersion, 'major'>): ValidationError[] {
  const { release, oldestMajor } = ECK;
  // A text that is no version has an error of its own.
  if (version.major === 0 || version.major >= oldestMajor) return [];
  const expected = `${oldestMajor}.0.0 or newer: ECK ${release} does not run older versions`;
  return [{ option, value: text, expected, action: 'use Elasticsearch of this library, or a newer version' }];
}
