import { compareStackVersions, parseStackVersion, type StackVersion } from '../../images/stack-version';
import { RESTRICTED_CONTAINER, restrictedPod } from '../../kubernetes/pod/restricted';
import type { KibanaContract, KibanaDataViews, KibanaProbe } from './contracts';

/** What changes between official versions. */
interface KibanaRow {
  /** The first version of the row; the row ends where the next one begins. */
  readonly from: string;
  readonly memory: string;
  readonly sizesHeap: boolean;
  readonly probe: KibanaProbe;
  readonly dataViews: KibanaDataViews;
}

const TIMING = { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 };

/** Up to 8.15 the status requires a sign-in, and only the sign-in page does not. */
const LOGIN: KibanaProbe = { secured: '/login', open: '/api/status', timing: TIMING };

/** From 8.16 on a short status needs no sign-in (elastic/cloud-on-k8s `pkg/controller/kibana/pod.go`). */
const STATUS: KibanaProbe = { secured: '/api/status', open: '/api/status', timing: TIMING };

/** https://www.elastic.co/guide/en/kibana/7.17/saved-objects-api-create.html */
const INDEX_PATTERNS: KibanaDataViews = {
  existsPath: '/api/saved_objects/index-pattern/{id}',
  path: '/api/saved_objects/index-pattern/{id}',
  wrapper: 'attributes',
  hasId: false,
  hasName: false,
  alreadyThere: [{ status: 409 }],
  status: { at: ['status', 'overall', 'state'], oneOf: ['green', 'yellow'] },
};

/**
 * https://www.elastic.co/guide/en/kibana/8.19/data-views-api-create.html. The body is checked strictly, so a field that
 * a version does not know is a 400. `degraded` is common and takes requests: one plugin is enough for it
 * (elastic/kibana issue 138680); only `unavailable` and `critical` do not.
 */
const UNNAMED_DATA_VIEWS: KibanaDataViews = {
  existsPath: '/api/data_views/data_view/{id}',
  path: '/api/data_views/data_view',
  wrapper: 'data_view',
  hasId: true,
  hasName: false,
  alreadyThere: [{ status: 400, message: 'Duplicate' }, { status: 400, message: 'conflict' }, { status: 409 }],
  status: { at: ['status', 'overall', 'level'], oneOf: ['available', 'degraded'] },
};

/** Data views have names from 8.4 on (elastic/kibana pull 124191, by issue 134189 merged after 8.3). */
const DATA_VIEWS: KibanaDataViews = { ...UNNAMED_DATA_VIEWS, hasName: true };

/**
 * Oldest first. Memory: ECK requests 2Gi for 9.x and 1Gi before. Heap: images from 9.4 on give Node.js 75 percent of the
 * memory of the container, at most 4096 MB; older ones give it less (elastic/kibana pulls 246073 and 260491,
 * elastic/docs-content pull 6767).
 */
const ROWS: readonly KibanaRow[] = [
  { from: '7.17.0', memory: '1Gi', sizesHeap: false, probe: LOGIN, dataViews: INDEX_PATTERNS },
  { from: '8.0.0', memory: '1Gi', sizesHeap: false, probe: LOGIN, dataViews: UNNAMED_DATA_VIEWS },
  { from: '8.4.0', memory: '1Gi', sizesHeap: false, probe: LOGIN, dataViews: DATA_VIEWS },
  { from: '8.16.0', memory: '1Gi', sizesHeap: false, probe: STATUS, dataViews: DATA_VIEWS },
  { from: '9.0.0', memory: '2Gi', sizesHeap: false, probe: STATUS, dataViews: DATA_VIEWS },
  { from: '9.4.0', memory: '2Gi', sizesHeap: true, probe: STATUS, dataViews: DATA_VIEWS },
];

const NEWEST = ROWS[ROWS.length - 1];

/**
 * docker.elastic.co/kibana/kibana. Read-only root: elastic/cloud-on-k8s runs 7.10 and newer so, with these directories.
 * Strategy: two versions must never run at the same time
 * (https://www.elastic.co/docs/deploy-manage/upgrade/deployment-or-cluster/kibana), and a rolling update starts the new
 * pod while the old one ends, so ECK and this library recreate.
 */
export function officialKibana(text: string): KibanaContract {
  const version = parseStackVersion(text);
  const { memory, sizesHeap, probe, dataViews } = (version && rowOf(version)) ?? NEWEST;
  const partOf = { 'app.kubernetes.io/part-of': 'cluster-logging' };
  return {
    published: `docker.elastic.co/kibana/kibana:${text}`,
    major: version?.major ?? 0,
    version: text,
    elasticsearchMajor: version?.major ?? 0,
    name: 'kibana',
    portName: 'http',
    nameLabel: 'app.kubernetes.io/instance',
    selector: { 'app.kubernetes.io/name': 'kibana', 'app.kubernetes.io/component': 'log-viewer' },
    labels: partOf,
    serviceLabels: partOf,
    requests: { cpu: '100m' },
    memory,
    sizesHeap,
    firstPath: '/app/discover',
    signsIn: true,
    restrictsNetwork: true,
    strategy: { type: 'Recreate' },
    probe,
    dataViews,
    scratch: [
      { volume: 'data', path: '/usr/share/kibana/data' },
      { volume: 'logs', path: '/usr/share/kibana/logs' },
      { volume: 'tmp', path: '/tmp' },
    ],
    securityContext: RESTRICTED_CONTAINER,
    podSecurityContext: restrictedPod({ group: false, volumes: true }),
    enableServiceLinks: false,
  };
}

function rowOf(version: StackVersion): KibanaRow | undefined {
  const begun = ROWS.filter(({ from }) => {
    const first = parseStackVersion(from);
    return first !== undefined && first.major === version.major && compareStackVersions(first, version) <= 0;
  });
  return begun[begun.length - 1];
}
