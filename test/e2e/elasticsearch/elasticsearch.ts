import { isDeepStrictEqual } from 'node:util';
import { resolveLifecycle } from '../../../lib/elasticsearch/indices/lifecycle';
import { indexSteps } from '../../../lib/elasticsearch/indices/steps';
import { until } from '../environment/wait';
import { FaultProxy, type FaultProxySettings } from './proxy/fault-proxy';
import type { Document, Stored } from './proxy/record';
import type { ServerClient } from './server/server-client';
import { VERSIONS } from './server/versions';

export interface ElasticsearchSettings extends Omit<FaultProxySettings, 'serverPort'> {
  readonly server: ServerClient;
  /** Templates and retention of the library, as its set-up Job puts them before the agent starts. */
  readonly provisioned?: boolean;
  readonly dataStream?: boolean;
  readonly indexPrefix?: string;
}

/** Elasticsearch as the agent sees it: a real server behind a proxy that injects faults. */
export class Elasticsearch extends FaultProxy {
  private prepared = false;

  constructor(private readonly options: ElasticsearchSettings) {
    super({ ...options, serverPort: options.server.port });
  }

  /** From now on it answers. */
  override async start(): Promise<void> {
    if (!this.prepared) await this.provision();
    this.prepared = true;
    await super.start();
  }

  /** Documents that are there by the server's own answers, in the order of their arrival. */
  documents(indices = /^/): Stored[] {
    return this.record.all().filter(({ index }) => indices.test(index));
  }

  /** The indices that have documents. */
  get indexNames(): string[] {
    return [...new Set(this.documents().map(({ index }) => index))].sort();
  }

  /** A request of the operator, past the proxy. An error is thrown unless its status is expected. */
  async request(method: string, path: string, body?: unknown, expected = [200, 201]): Promise<unknown> {
    const answer = await this.options.server.request(method, path, body);
    if (!expected.includes(answer.status))
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The same as a user of the agent, or without any. Returns the status, and those of the items of a bulk. */
  async statusesAs(authorization: string | undefined, method: string, path: string, body?: string): Promise<number[]> {
    const answer = await this.options.server.requestAs(authorization, method, path, body);
    const { items = [] } = answer.body as { items?: Record<string, { status: number }>[] };
    return [answer.status, ...items.flatMap((item) => Object.values(item).map(({ status }) => status))];
  }

  /** The server is killed, or ended by SIGTERM, and started again with what it has on its disk. */
  async restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await this.options.server.restart(signal);
    await this.adopt();
  }

  /** Compares the record of what arrived with a search over everything. */
  async verify(): Promise<void> {
    await until('no bulk is on its way to the server', () => this.idle);
    const found = await this.search();
    const wrong = found.filter(
      ({ index, id, source }) => !isDeepStrictEqual(this.record.get(index, id)?.source, source),
    );
    const missing = this.record.all().length - (found.length - wrong.length);
    if (wrong.length === 0 && missing === 0) return;
    const sample = wrong.slice(0, 3).map(({ index, id }) => `${index}/${id}`);
    throw new Error(
      `record: a search finds ${found.length} documents, of which ${wrong.length} are not as the server acknowledged them (${sample}); ${missing} that it acknowledged are missing`,
    );
  }

  /** A server that dies may have stored what it had not acknowledged yet. What it had, must be there. */
  private async adopt(): Promise<void> {
    const before = new Set(this.record.all().map(({ index, id }) => `${index}/${id}`));
    for (const { index, id, source } of await this.search()) {
      if (!before.delete(`${index}/${id}`)) this.record.add(index, id, source);
    }
    if (before.size > 0) throw new Error(`record: the server lost ${before.size} documents that it had acknowledged`);
  }

  private async provision(): Promise<void> {
    const { major } = this.options.server.kind;
    if (major === 2 || this.options.provisioned === false) return;
    const { dataStream = false, indexPrefix } = this.options;
    const lifecycle = resolveLifecycle({ dataStream, ...(indexPrefix === undefined ? {} : { indexPrefix }) });
    for (const step of indexSteps({ version: VERSIONS[major], copies: 0, lifecycle }))
      if (step.kind === 'ensure' && !step.skipIf) await this.request('PUT', step.path, step.body);
  }

  private async search(): Promise<Stored[]> {
    const hidden = this.options.server.kind.major === 2 ? '' : '&expand_wildcards=all';
    await this.request('POST', `/_refresh`);
    const found: Hit[] = [];
    let path = `/_search?scroll=5m&size=2000&sort=_doc${hidden}`;
    let body: object | undefined;
    for (;;) {
      const page = (await this.request('POST', path, body)) as { _scroll_id: string; hits: { hits: Hit[] } };
      if (page.hits.hits.length === 0) break;
      found.push(...page.hits.hits);
      [path, body] = ['/_search/scroll', { scroll: '5m', scroll_id: page._scroll_id }];
    }
    const ours = found.filter(({ _index }) => !_index.startsWith('.security'));
    return ours.map(({ _index, _id, _source }) => ({ index: _index, id: _id, source: _source, arrival: 0 }));
  }
}

interface Hit {
  readonly _index: string;
  readonly _id: string;
  readonly _source: Document;
}
