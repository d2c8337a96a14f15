/** What goes with what, and where each cell is said. Data only: `compatibility.ts` asks it, docs/compatibility.md shows it. */

/** A cell of the table. */
export interface Sourced {
  readonly value: string;
  /** Where it is said: a page, a file of a repository, or what it follows from. */
  readonly source: string;
}

/** A line of Elasticsearch, which Kibana shares its versions with. */
export interface StackLine {
  readonly major: number;
  /** The version that is taken where only the line is known. */
  readonly version: Sourced;
  /** The first version that is known here. */
  readonly oldest: string;
  /** The oldest minor of Kubernetes that it is made for here. */
  readonly kubernetes: number;
  readonly kubernetesReason: Sourced;
  /** The oldest minor on which this library runs the store itself; a store elsewhere may serve older clusters. */
  readonly ownStore: number;
  /** The agent's image for it. */
  readonly fluentd: Sourced;
  /** The plugin in that image. */
  readonly plugin: Sourced;
  /** The page for it. */
  readonly kibana: Sourced;
  /** Whether Elastic still mends it. */
  readonly supported: Sourced;
}

const DAEMON_SET = 'https://github.com/fluent/fluentd-kubernetes-daemonset/blob/v1.19.3-1.1';
const RELEASES = 'https://github.com/elastic/elasticsearch/releases/tag';
const END_OF_LIFE = 'https://endoflife.date/elasticsearch';
const ADD_ON = 'https://github.com/kubernetes/kubernetes/blob/v1.6.0-beta.3/cluster/addons/fluentd-elasticsearch';
const SAME_MAJOR = 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-kibana';

function daemonSet(major: number): Sourced {
  return {
    value: `fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch${major}-1.1`,
    source: `${DAEMON_SET}/README.md`,
  };
}

function plugin(major: number, version: string): Sourced {
  return {
    value: `fluent-plugin-elasticsearch ${version}`,
    source: `${DAEMON_SET}/docker-image/v1.19/debian-elasticsearch${major}/Gemfile.lock`,
  };
}

/** Oldest first. */
export const STACK_LINES: readonly StackLine[] = [
  {
    major: 2,
    version: { value: '2.4.1', source: `${ADD_ON}/es-controller.yaml` },
    oldest: '2.4.1',
    kubernetes: 3,
    ownStore: 3,
    kubernetesReason: { value: 'the add-on of its time; newer servers are kept working', source: 'docs/legacy-1.3.md' },
    fluentd: { value: 'gcr.io/google_containers/fluentd-elasticsearch:1.22', source: `${ADD_ON}/fluentd-es-ds.yaml` },
    plugin: { value: 'fluent-plugin-elasticsearch 1.5.0', source: `${ADD_ON}/fluentd-es-image/build.sh` },
    kibana: { value: '4.6.1', source: `${ADD_ON}/kibana-controller.yaml` },
    supported: { value: 'no longer', source: END_OF_LIFE },
  },
  {
    major: 7,
    version: { value: '7.17.29', source: `${RELEASES}/v7.17.29` },
    oldest: '7.17.0',
    kubernetes: 6,
    ownStore: 20,
    kubernetesReason: {
      value: 'up to 1.5 there is no RBAC, and a DaemonSet does not replace its pods',
      source: 'https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-1.6.md',
    },
    fluentd: daemonSet(7),
    plugin: plugin(7, '5.2.5'),
    kibana: { value: '7.17.29 or older', source: SAME_MAJOR },
    supported: { value: 'no longer (until 2026-01-15)', source: END_OF_LIFE },
  },
  {
    major: 8,
    version: { value: '8.19.20', source: `${RELEASES}/v8.19.20` },
    oldest: '8.0.0',
    kubernetes: 27,
    ownStore: 27,
    kubernetesReason: {
      value: 'the oldest server that these manifests of Elasticsearch 8 and 9 are tested for',
      source: 'this library',
    },
    fluentd: daemonSet(8),
    plugin: plugin(8, '5.4.4'),
    kibana: { value: '8.19.20 or older', source: SAME_MAJOR },
    supported: { value: 'until 2027-07-15', source: END_OF_LIFE },
  },
  {
    major: 9,
    version: { value: '9.5.6', source: `${RELEASES}/v9.5.6` },
    oldest: '9.0.0',
    kubernetes: 27,
    ownStore: 27,
    kubernetesReason: {
      value: 'the oldest server that these manifests of Elasticsearch 8 and 9 are tested for',
      source: 'this library',
    },
    fluentd: daemonSet(9),
    plugin: plugin(9, '6.0.0'),
    kibana: { value: '9.5.6 or older', source: SAME_MAJOR },
    supported: { value: 'the current major', source: END_OF_LIFE },
  },
];

/** What is taken on a range of minors where nothing is chosen. */
export interface DefaultStack {
  /** Minors of Kubernetes, both ends included; no end where all newer ones belong to it. */
  readonly from: number;
  readonly to?: number;
  readonly major: number;
  readonly reason: string;
}

/** Oldest first, without gaps. */
export const DEFAULT_STACKS: readonly DefaultStack[] = [
  {
    from: 3,
    to: 19,
    major: 2,
    reason: 'the add-on, which is tested on every one of these servers; 7.17 is run here from 1.20 on',
  },
  {
    from: 20,
    to: 26,
    major: 7,
    reason: 'the last line of Elasticsearch that was made for servers of that time, with an agent of today',
  },
  { from: 27, major: 9, reason: 'the current line of Elasticsearch' },
];

/** How container logs lie on the nodes. */
export interface RuntimeFormat {
  readonly from: number;
  readonly to?: number;
  readonly format: Sourced;
}

/** Oldest first. The agent reads both on every node: a runtime is the choice of the node, not of the server. */
export const RUNTIME_FORMATS: readonly RuntimeFormat[] = [
  {
    from: 3,
    to: 6,
    format: {
      value: "Docker's json-file",
      source: 'https://kubernetes.io/blog/2016/12/container-runtime-interface-cri-in-kubernetes/',
    },
  },
  {
    from: 7,
    to: 23,
    format: {
      value: "Docker's json-file, or CRI with containerd and CRI-O",
      source: 'https://kubernetes.io/blog/2018/05/24/kubernetes-containerd-integration-goes-ga/',
    },
  },
  {
    from: 24,
    format: {
      value: "CRI; Docker's json-file with cri-dockerd only",
      source: 'https://kubernetes.io/blog/2022/05/03/dockershim-historical-context/',
    },
  },
];

/** A step of an upgrade that keeps the data. */
export interface UpgradeStep {
  /** Where it starts: a line such as `7.17`, at its newest patch. */
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly note: string;
}

const UPGRADES = 'https://www.elastic.co/docs/deploy-manage/upgrade/deployment-or-cluster';

/** Majors cannot be skipped, and each is left from its last minor. */
export const UPGRADE_STEPS: readonly UpgradeStep[] = [
  {
    from: '7.17',
    to: '8.19',
    source: 'https://www.elastic.co/guide/en/elastic-stack/8.19/upgrading-elastic-stack.html',
    note: 'indices that 6.x made are reindexed first; the agent gets the image for 8 with it',
  },
  {
    from: '8.19',
    to: '9.5',
    source: UPGRADES,
    note: 'indices that 7.x made are reindexed or made read-only first; the agent gets the image for 9 with it',
  },
];
