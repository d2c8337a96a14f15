import { parseStackVersion, type StackVersion } from '../../images/stack-version';
import { isAtLeast } from './features';

/** What an official Elasticsearch image expects. */
export interface OfficialElasticsearchContract {
  /** The published reference. */
  readonly published: string;
  readonly major: number;
  /** The whole version. */
  readonly version: StackVersion;
  readonly versionText: string;
  readonly replicas: number;
  /** The port that a node opens when it has joined a cluster. */
  readonly readinessPort?: number;
  /** The value of `vm.max_map_count` that Elastic recommends for a node. */
  readonly memoryMapping: number;
  /** Whether it runs with a read-only root file system, with writable `config`, `logs` and `/tmp`. */
  readonly readOnlyRoot?: boolean;
}

/** Properties that change between versions. */
interface VersionRow {
  /** The first version of the row. The row ends where the next one begins. */
  readonly from: string;
  readonly readinessPort?: number;
  readonly memoryMapping: number;
  readonly readOnlyRoot?: boolean;
}

/**
 * Oldest first. The readiness port: `docs/reference/setup/advanced-configuration.asciidoc` of 8.2. The map count:
 * https://www.elastic.co/guide/en/elasticsearch/reference/8.15/vm-max-map-count.html says 262144, and so does
 * `BootstrapChecks.java` of every version; from 8.16 on Elastic recommends 1048576
 * (https://github.com/elastic/elasticsearch/pull/140040). The read-only root:
 * https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/security-context says 8.8.0 for the operator, which mounts
 * what is mounted here (`pkg/controller/elasticsearch/initcontainer/prepare_fs.go`), and `bin` and `plugins` for the
 * installation of plugins. Of the image's own directories only these five are writable
 * (`distribution/docker/src/docker/Dockerfile`, "Allow write access on specific directories"), and `data`.
 */
const ROWS: readonly VersionRow[] = [
  { from: '7.17.0', memoryMapping: 262_144 },
  { from: '8.2.0', memoryMapping: 262_144, readinessPort: 8080 },
  { from: '8.8.0', memoryMapping: 262_144, readinessPort: 8080, readOnlyRoot: true },
  { from: '8.16.0', memoryMapping: 1_048_576, readinessPort: 8080, readOnlyRoot: true },
];

const UNKNOWN: StackVersion = { major: 0, minor: 0, patch: 0 };

/** docker.elastic.co/elasticsearch/elasticsearch. */
export function officialElasticsearch(text: string): OfficialElasticsearchContract {
  const version = parseStackVersion(text) ?? UNKNOWN;
  const { from: _, ...row } = ROWS.filter((each) => isAtLeast(version, each.from)).at(-1) ?? ROWS[0];
  return {
    published: `docker.elastic.co/elasticsearch/elasticsearch:${text}`,
    major: version.major,
    version,
    versionText: text,
    replicas: 3,
    ...row,
  };
}
