import { AddOnImages, type FluentdImage, type KibanaImage } from '../../lib';
import { STACK_RELEASES, type StackRelease } from '../../lib/elasticsearch/images/releases';
import { fluentdFor } from '../../lib/fluentd/images/compatibility';
import { kibanaFor } from '../../lib/kibana/images/compatibility';
import { oldestMinor } from '../../lib/kubernetes/tables/api-history';
import type { Sourced } from './sourced';

/** A major version of Elasticsearch, with what goes with it. The values come from the library. The sources are here. */
export interface CompatibilityRow {
  readonly major: number;
  readonly oldest: string;
  readonly newest: Sourced;
  /** The oldest minor of Kubernetes for Elasticsearch nodes. */
  readonly nodesFrom: number;
  /** The oldest minor of Kubernetes for agent and Kibana, with an Elasticsearch elsewhere. */
  readonly kibanaFrom: number;
  readonly reason: Sourced;
  readonly kibana: Sourced;
  readonly fluentd: Sourced;
  readonly plugin: Sourced;
  readonly supported: Sourced;
  /** Why it is the default where it is. */
  readonly whyDefault: string;
}

const ADD_ON = 'https://github.com/kubernetes/kubernetes/blob/v1.6.0-beta.3/cluster/addons/fluentd-elasticsearch';
const DAEMON_SET = 'https://github.com/fluent/fluentd-kubernetes-daemonset/blob/v1.19.3-1.1';
const RELEASES = 'https://github.com/elastic/elasticsearch/releases/tag';
const END_OF_LIFE = 'https://endoflife.date/elasticsearch';
const SAME_MAJOR = 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-kibana';
const NO_RBAC = 'https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-1.6.md';

/** Facts of a major version that only the documentation needs: the plugin in its Fluentd image, and whether Elastic supports it. */
const PUBLISHED: Readonly<Record<number, { plugin: string; supported: string; reason: string; whyDefault: string }>> = {
  7: {
    plugin: '5.2.5',
    supported: 'no longer (until 2026-01-15)',
    reason: NO_RBAC,
    whyDefault: 'the newest Elasticsearch whose manifests are tested on these versions',
  },
  8: { plugin: '5.4.4', supported: 'until 2027-07-15', reason: 'this library', whyDefault: '' },
  9: {
    plugin: '6.0.0',
    supported: 'the current major',
    reason: 'this library',
    whyDefault: 'the current major of Elasticsearch',
  },
};

const addOn: CompatibilityRow = {
  major: AddOnImages.ELASTICSEARCH_2_4_1_1._contract.major,
  oldest: AddOnImages.ELASTICSEARCH_2_4_1_1._contract.version,
  newest: { value: AddOnImages.ELASTICSEARCH_2_4_1_1._contract.version, source: `${ADD_ON}/es-controller.yaml` },
  nodesFrom: oldestMinor,
  kibanaFrom: oldestMinor,
  reason: { value: 'the cluster add-on, which is tested on every later version', source: 'docs/legacy-1.3.md' },
  kibana: { value: versionOf(AddOnImages.KIBANA_4_6_1_1), source: `${ADD_ON}/kibana-controller.yaml` },
  fluentd: { value: image(AddOnImages.FLUENTD_1_22), source: `${ADD_ON}/fluentd-es-ds.yaml` },
  plugin: { value: 'fluent-plugin-elasticsearch 1.5.0', source: `${ADD_ON}/fluentd-es-image/build.sh` },
  supported: { value: 'no longer', source: END_OF_LIFE },
  whyDefault: 'the cluster add-on: manifests of newer Elasticsearch are tested from 1.20 on',
};

function row(release: StackRelease): CompatibilityRow {
  const { major, newest, oldest, nodesFrom, kibanaFrom, reason } = release;
  const published = PUBLISHED[major];
  if (!published) throw new Error(`tools/compatibility/rows.ts has no row for Elasticsearch ${major}`);
  const lock = `${DAEMON_SET}/docker-image/v1.19/debian-elasticsearch${major}/Gemfile.lock`;
  return {
    major,
    oldest,
    newest: { value: newest, source: `${RELEASES}/v${newest}` },
    nodesFrom,
    kibanaFrom,
    reason: { value: reason, source: published.reason },
    kibana: { value: `${versionOf(kibanaFor({ major }))} or older`, source: SAME_MAJOR },
    fluentd: { value: image(fluentdFor(major)), source: `${DAEMON_SET}/README.md` },
    plugin: { value: `fluent-plugin-elasticsearch ${published.plugin}`, source: lock },
    supported: { value: published.supported, source: END_OF_LIFE },
    whyDefault: published.whyDefault,
  };
}

function versionOf({ _contract }: KibanaImage): string {
  return _contract.version;
}

function image({ _contract }: FluentdImage): string {
  return `\`${_contract.published}\``;
}

/** Oldest first. */
export const COMPATIBILITY_ROWS: readonly CompatibilityRow[] = [addOn, ...STACK_RELEASES.map(row)];

/** The row that a minor of Kubernetes gets by default. */
export function defaultRow(minor: number): CompatibilityRow {
  return COMPATIBILITY_ROWS.filter(({ nodesFrom }) => nodesFrom <= minor).at(-1) ?? addOn;
}
