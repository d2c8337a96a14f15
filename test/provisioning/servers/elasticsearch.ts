import type { Json } from '../../../lib/provisioning/input';
import { ClusterState } from './cluster';
import { type Document, type Question, type Reply, StandIn } from './stand-in';

const product = { 'x-elastic-product': 'Elasticsearch' };

/** The path of each kind of object, and the structure of the answer to GET. */
const shelves: readonly [RegExp, (name: string, thing: Document) => Json][] = [
  [/^\/_index_template\/(.+)$/, (name, index_template) => ({ index_templates: [{ name, index_template }] })],
  [
    /^\/_component_template\/(.+)$/,
    (name, component_template) => ({ component_templates: [{ name, component_template }] }),
  ],
  [/^\/_ilm\/policy\/(.+)$/, (name, thing) => ({ [name]: { version: 1, ...thing, in_use_by: {} } })],
  [/^\/_slm\/policy\/(.+)$/, (name, policy) => ({ [name]: { version: 1, policy } })],
  [/^\/_data_stream\/(.+)\/_lifecycle$/, (name, lifecycle) => ({ data_streams: [{ name, lifecycle }] })],
  [
    /^\/(?:_snapshot|_ingest\/pipeline|_security\/role|_security\/user|_template)\/([^/]+)$/,
    (name, thing) => ({ [name]: thing }),
  ],
];

/** An Elasticsearch with users, roles, templates and policies, which it returns in its own notation. */
export class Elasticsearch extends StandIn {
  health = 'green';
  /** The versions of the nodes. A node of 7.17 knows no setting of a later version. */
  versions = ['9.5.6'];
  /** The number of further requests for which a repository is not accessible. */
  brokenRepositories = 0;
  /** Passwords by user. */
  readonly passwords: Record<string, string> = { elastic: 'elastic-secret', kibana_system: 'changed-at-start' };
  /** Objects by path. */
  readonly things = new Map<string, Document>();
  readonly dataStreams = new Set<string>();
  readonly cluster = new ClusterState('elasticsearch-0', 'elasticsearch-1', 'elasticsearch-2');

  /** Starts again with empty volumes. */
  forget(): void {
    this.things.clear();
    for (const user of Object.keys(this.passwords)) if (user !== 'elastic') delete this.passwords[user];
    this.passwords.kibana_system = 'changed-at-start';
  }

  protected reply(question: Question): Reply {
    const answer = this.authenticated(question.headers.authorization)
      ? this.answer(question)
      : { status: 401, body: { error: { type: 'security_exception', reason: 'unable to authenticate user' } } };
    return { headers: product, ...answer };
  }

  private authenticated(header = ''): boolean {
    const [, user = '', password] = /^([^:]*):(.*)$/.exec(`${Buffer.from(header.slice(6), 'base64')}`) ?? [];
    return this.passwords[user] !== undefined && this.passwords[user] === password;
  }

  private answer(question: Question): Reply {
    const { method, path, body } = question;
    const known = this.cluster.answer(question);
    if (known) return known;
    if (path === '/_security/_authenticate') return { status: 200 };
    if (path === '/_cluster/stats?filter_path=nodes.versions')
      return { status: 200, body: { nodes: { versions: this.versions } } };
    if (path === '/_cluster/health') return { status: 200, body: { status: this.health } };

    const [, renamed] = /^\/_security\/user\/(.+)\/_password$/.exec(path) ?? [];
    if (renamed) return this.setPassword(renamed, body.password);

    const [, stream] = /^\/_data_stream\/([^/]+)/.exec(path) ?? [];
    if (stream && !this.dataStreams.has(stream)) return missing(path);
    if (stream && !path.endsWith('_lifecycle')) return { status: 200 };

    for (const [shelf, wrap] of shelves) {
      const [, name] = shelf.exec(path) ?? [];
      if (name) return method === 'GET' ? this.show(path, name, wrap) : this.keep(path, name, body);
    }
    return { status: 400, body: { error: { reason: `no handler found for uri [${path}]` } } };
  }

  private setPassword(user: string, password: Json | undefined): Reply {
    if (this.passwords[user] === undefined) return missing(user);
    this.passwords[user] = `${password}`;
    return { status: 200 };
  }

  private show(path: string, name: string, wrap: (name: string, thing: Document) => Json): Reply {
    const thing = this.things.get(path);
    return thing ? { status: 200, body: wrap(name, thing) } : missing(path);
  }

  private keep(path: string, name: string, { password, ...thing }: Document): Reply {
    if (path.startsWith('/_snapshot/') && this.brokenRepositories > 0) {
      this.brokenRepositories -= 1;
      const reason = `[${name}] path is not accessible on the node`;
      return { status: 500, body: { error: { type: 'repository_verification_exception', reason } } };
    }
    if (path.startsWith('/_slm/') && !this.things.has(`/_snapshot/${thing.repository}`))
      return { status: 400, body: { error: { reason: `no such repository [${thing.repository}]` } } };
    if (path.startsWith('/_security/user/') && password) this.passwords[name] = `${password}`;
    this.things.set(path, inItsOwnWriting(thing));
    return { status: 200, body: { acknowledged: true } };
  }
}

function missing(what: string): Reply {
  return { status: 404, body: { error: { reason: `${what} is missing` } } };
}

/** Writes settings as text and under `index`, single patterns as lists, and adds defaults. */
function inItsOwnWriting(thing: Document): Document {
  const { template, index_patterns: patterns, indices, ...rest } = thing;
  return {
    ...rest,
    ...(patterns === undefined ? {} : { index_patterns: [patterns].flat() }),
    ...(Array.isArray(indices)
      ? { indices: indices.map((each) => ({ allow_restricted_indices: false, ...(each as Document) })) }
      : {}),
    ...(template === undefined ? {} : { template: ownTemplate(template as Document), composed_of: [] }),
  };
}

function ownTemplate({ settings, lifecycle, ...rest }: Document): Document {
  const index = Object.entries((settings as Document | undefined) ?? {}).map(([key, value]) => [
    key.replace(/^index\./, ''),
    `${value}`,
  ]);
  return {
    ...rest,
    ...(settings === undefined ? {} : { settings: { index: Object.fromEntries(index) } }),
    ...(lifecycle === undefined ? {} : { lifecycle: { enabled: true, ...(lifecycle as Document) } }),
  };
}
