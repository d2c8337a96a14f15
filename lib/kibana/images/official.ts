import { compareStackVersions, parseStackVersion, type StackVersion } from '../../images/compatibility-versions';
import type { KibanaContract, KibanaDataViews, KibanaProbe } from './contracts';

/** What changes between official versions. */
interface KibanaRow {
  /** The first version of the row; it ends where the next begins. */
  readonly from: string;
  readonly memory: string;
  readonly probe: KibanaProbe;
  readonly dataViews: KibanaDataViews;
}

const TIMING = { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 };

/** Up to 8.15 the status is for who is signed in, and only the page of the sign-in answers to everybody. */
const LOGIN: KibanaProbe = { secured: '/login', open: '/api/status', timing: TIMING };

/** From 8.16 on the status answers everybody, in short (elastic/cloud-on-k8s `pkg/controller/kibana/pod.go`). */
const STATUS: KibanaProbe = { secured: '/api/status', open: '/api/status', timing: TIMING };

/** https://www.elastic.co/guide/en/kibana/7.17/saved-objects-api-create.html */
const INDEX_PATTERNS: KibanaDataViews = {
  existsPath: '/api/saved_objects/index-pattern/{id}',
  path: '/api/saved_objects/index-pattern/{id}',
  wrapper: 'attributes',
  alreadyThere: [{ status: 409 }],
  status: { at: ['status', 'overall', 'state'], oneOf: ['green', 'yellow'] },
};

/** https://www.elastic.co/guide/en/kibana/8.19/data-views-api-create.html */
const DATA_VIEWS: KibanaDataViews = {
  existsPath: '/api/data_views/data_view/{id}',
  path: '/api/data_views/data_view',
  wrapper: 'data_view',
  nameField: 'name',
  alreadyThere: [{ status: 400, message: 'Duplicate' }, { status: 400, message: 'conflict' }, { status: 409 }],
  status: { at: ['status', 'overall', 'level'], oneOf: ['available'] },
};

/** Oldest first. Memory: 9.x needs 2Gi (what its operator asks for), 1Gi was enough before. */
const ROWS: readonly KibanaRow[] = [
  { from: '7.17.0', memory: '1Gi', probe: LOGIN, dataViews: INDEX_PATTERNS },
  { from: '8.0.0', memory: '1Gi', probe: LOGIN, dataViews: DATA_VIEWS },
  { from: '8.16.0', memory: '1Gi', probe: STATUS, dataViews: DATA_VIEWS },
  { from: '9.0.0', memory: '2Gi', probe: STATUS, dataViews: DATA_VIEWS },
];

/** The first version of each major that is known here. */
export const KIBANA_MAJORS = ['7.17', '8.0', '9.0'];

const NEWEST = ROWS[ROWS.length - 1];
const SELECTOR = { 'app.kubernetes.io/name': 'kibana', 'app.kubernetes.io/component': 'log-viewer' };

/**
 * docker.elastic.co/kibana/kibana. Read-only root: elastic/cloud-on-k8s runs 7.10 and newer so, with these directories.
 * Strategy: versions must not run side by side (https://www.elastic.co/docs/deploy-manage/upgrade/deployment-or-cluster/kibana),
 * so that the old pod goes first.
 */
export function officialKibana(text: string): KibanaContract {
  const version = parseStackVersion(text);
  const { memory, probe, dataViews } = (version && rowOf(version)) ?? NEWEST;
  const labels = { ...SELECTOR, 'app.kubernetes.io/part-of': 'cluster-logging' };
  return {
    published: `docker.elastic.co/kibana/kibana:${text}`,
    major: version?.major ?? 0,
    version: text,
    name: 'kibana',
    portName: 'http',
    selector: SELECTOR,
    labels,
    serviceLabels: labels,
    resources: { requests: { cpu: '100m', memory }, limits: { memory } },
    firstPage: '/app/discover',
    signsIn: true,
    restrictsNetwork: true,
    addOn: false,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    probe,
    dataViews,
    scratch: [
      { volume: 'data', path: '/usr/share/kibana/data' },
      { volume: 'logs', path: '/usr/share/kibana/logs' },
      { volume: 'tmp', path: '/tmp' },
    ],
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: 1000,
      fsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
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
