/** What an image holds, as far as a pod that starts it can tell: a row per image, over the roots that `setup` makes. */
export interface Image {
  readonly reference: RegExp;
  /** Folders under the roots, the upper ones first. */
  readonly layers: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly workingDir: string;
  /** Folders under the roots that the image has at other places than at its root, by their paths in it. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Directories to which the group 0 may write. */
  readonly groupWritable?: readonly string[];
  /** Where the image has a program elsewhere than Debian. */
  readonly links?: Readonly<Record<string, string>>;
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const GEM_HOME = '/fluentd/vendor/bundle/ruby/3.3.0';

function daemonset(elasticsearch: number): Image {
  return {
    reference: new RegExp(`/fluentd-kubernetes-daemonset:v1\\.19\\.3-debian-elasticsearch${elasticsearch}-`),
    layers: [`fluentd-es${elasticsearch}`, 'trixie'],
    entrypoint: ['tini', '--', '/fluentd/entrypoint.sh'],
    cmd: [],
    env: {
      PATH: `${GEM_HOME}/bin:${PATH}`,
      GEM_HOME,
      GEM_PATH: GEM_HOME,
      FLUENTD_DISABLE_BUNDLER_INJECTION: '1',
      FLUENTD_OPT: '',
      FLUENTD_CONF: 'fluent.conf',
      LD_PRELOAD: '',
      LANG: 'C.UTF-8',
    },
    workingDir: '/home/fluent',
    links: { '/usr/local/bin/ruby': '/usr/bin/ruby' },
  };
}

/** A heap as in a container with a small memory limit: the Java here does not see the limit of the manifest. */
const JAVA_OPTIONS = '-Xms512m -Xmx512m -XX:TieredStopAtLevel=1';

function elasticsearch(major: number): Image {
  return {
    reference: new RegExp(`/elasticsearch/elasticsearch:${major}\\.`),
    layers: ['elasticsearch-image', 'java-21'],
    folders: { '/usr/share/elasticsearch': `elasticsearch-${major}` },
    groupWritable: ['', 'config', 'data', 'logs'].map((name) => `/usr/share/elasticsearch/${name}`),
    entrypoint: ['tini', '--', '/usr/local/bin/docker-entrypoint.sh'],
    cmd: ['eswrapper'],
    env: {
      PATH: `/usr/share/elasticsearch/bin:${PATH}`,
      ES_JAVA_HOME: '/usr/lib/jvm/java-21-openjdk-amd64',
      ES_JAVA_OPTS: JAVA_OPTIONS,
      CLI_JAVA_OPTS: '-XX:TieredStopAtLevel=1',
      LD_PRELOAD: '/usr/lib/e2e/open-files.so',
      LANG: 'C.UTF-8',
    },
    workingDir: '/usr/share/elasticsearch',
  };
}

export const IMAGES: readonly Image[] = [
  daemonset(7),
  daemonset(8),
  daemonset(9),
  elasticsearch(7),
  elasticsearch(8),
  elasticsearch(9),
  {
    reference: /\/fluentd-elasticsearch:1\.22$/,
    layers: ['fluentd-legacy', 'bullseye'],
    entrypoint: ['/bin/sh', '-c', 'exec /usr/sbin/td-agent $FLUENTD_ARGS'],
    cmd: [],
    // RUBYOPT: the image's Ruby 2.1 does not warn of what Ruby 2.7 will drop.
    env: { PATH, RUBYOPT: '-W0', LANG: 'C.UTF-8' },
    workingDir: '/',
  },
  { reference: /(^|\/)busybox(:|$)/, layers: ['trixie'], entrypoint: [], cmd: ['sh'], env: { PATH }, workingDir: '/' },
];

export function imageOf(reference: string): Image {
  const image = IMAGES.find((row) => row.reference.test(reference));
  if (!image) throw new Error(`no row in test/e2e/images/images.ts stands for the image ${reference}`);
  return image;
}
