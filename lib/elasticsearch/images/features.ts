import { compareStackVersions, parseStackVersion, type StackVersion } from '../../images/stack-version';

/** What Elasticsearch can do from one version on, beyond the contracts of images and the settings of nodes. */
interface Feature {
  /** The first version that has it. */
  readonly since: string;
  readonly source: string;
}

const FEATURES = {
  /** The image contains the repository types; before, they are separate plugins. */
  repositoryTypes: {
    since: '8.0.0',
    source: 'https://www.elastic.co/guide/en/cloud-on-k8s/2.14/k8s-snapshots.html',
  },
  /** S3 accepts the identity of a service account. */
  accountIdentity: {
    since: '8.1.0',
    source:
      'https://www.elastic.co/guide/en/elasticsearch/reference/8.1/repository-s3.html#iam-kubernetes-service-accounts',
  },
  /** Azure accepts the identity of a service account. */
  azureAccountIdentity: {
    since: '8.16.0',
    source: 'https://www.elastic.co/guide/en/elasticsearch/reference/8.16/release-notes-8.16.0.html',
  },
  /** Fields beyond the limit are not indexed, instead of an error for the document. */
  ignoresFieldsBeyondLimit: {
    since: '8.13.0',
    source: 'https://www.elastic.co/guide/en/elasticsearch/reference/8.13/mapping-settings-limit.html',
  },
  /** The lifecycle of data streams is generally available; before, it is a technical preview. */
  dataStreamLifecycle: {
    since: '8.14.0',
    source: 'https://github.com/elastic/elasticsearch/pull/107623',
  },
  /** The index mode logsdb is generally available. */
  logsdb: {
    since: '8.17.0',
    source: 'https://www.elastic.co/guide/en/elasticsearch/reference/8.17/logs-data-stream.html',
  },
} satisfies Record<string, Feature>;

export type FeatureName = keyof typeof FEATURES;

/** Whether a version has a feature. */
export function hasFeature(version: StackVersion, name: FeatureName): boolean {
  return isAtLeast(version, firstVersionWith(name));
}

/** The first version that has a feature. */
export function firstVersionWith(name: FeatureName): string {
  return FEATURES[name].since;
}

/** Whether a version is another, such as `8.14.0`, or newer. */
export function isAtLeast(version: StackVersion, text: string): boolean {
  const other = parseStackVersion(text);
  return other !== undefined && compareStackVersions(version, other) >= 0;
}
