import type { ElasticsearchClient } from './elasticsearch-client';
import type { RunningCluster } from './running-cluster';

const NAMESPACE = 'shop';
/** A line with a rising number, about five times a second, until the file appears. */
const PROGRAM =
  'n=0; until [ -e /tmp/stop ]; do n=$((n + 1)); echo "$HOSTNAME $n"; sleep 0.2; done; echo "$HOSTNAME end"; sleep infinity';

/** Pods that write numbered lines, and what a search finds of them. */
export class Writers {
  private readonly names: string[] = [];

  constructor(
    private readonly cluster: RunningCluster,
    private readonly elasticsearch: ElasticsearchClient,
  ) {}

  /** Starts a pod that writes on each of these nodes. */
  async start(nodes: readonly string[]): Promise<void> {
    const { api } = this.cluster.plane;
    await api.ok('POST', '/api/v1/namespaces', { metadata: { name: NAMESPACE } });
    for (const node of nodes) {
      const name = `writer-on-${node}`;
      this.names.push(name);
      const containers = [{ name: 'app', image: 'busybox:1', command: ['sh', '-c', PROGRAM] }];
      const pod = { metadata: { name, labels: { app: 'shop' } }, spec: { nodeName: node, containers } };
      await this.cluster.until(`the account of ${NAMESPACE}`, async () => {
        const { status } = await api.send('POST', `/api/v1/namespaces/${NAMESPACE}/pods`, pod);
        return status === 201;
      });
    }
  }

  /** Ends the writing. The pods and their logs stay. */
  async stop(): Promise<void> {
    for (const name of this.names) {
      const worker = await this.cluster.worker(NAMESPACE, name);
      await worker.exec(['touch', '/tmp/stop']);
    }
    const ends = this.names.map((name) => `${name} end`);
    await this.cluster.until('the last lines', async () => {
      const lines = await this.lines();
      return ends.every((line) => lines.includes(line));
    });
  }

  /** How many lines were written until now. */
  async written(): Promise<number> {
    return (await this.lines()).length;
  }

  /** Waits until a search finds every line that was written until now, each once. Answers their number. */
  async arrived(): Promise<number> {
    const lines = await this.lines();
    let missing: string[] = [];
    let stored = new Map<string, number>();
    await this.cluster.until(
      () => `${missing.length} of ${lines.length} lines, such as ${missing.slice(0, 3).join(', ')}`,
      async () => {
        const found = await this.found();
        if (!found) return false;
        stored = found;
        missing = lines.filter((line) => !found.has(line));
        return missing.length === 0;
      },
    );
    const twice = [...stored].filter(([, count]) => count > 1).map(([line]) => line);
    if (twice.length > 0)
      throw new Error(`${twice.length} lines were stored twice, such as ${twice.slice(0, 3).join(', ')}`);
    return lines.length;
  }

  /** How many different lines are stored. Waits for shards that Elasticsearch has created and not yet started. */
  async stored(): Promise<number> {
    let found: Map<string, number> | undefined;
    await this.cluster.until('a search of all shards', async () => {
      found = await this.found();
      return found !== undefined;
    });
    return found?.size ?? Number.NaN;
  }

  private async lines(): Promise<string[]> {
    const logs = await Promise.all(
      this.names.map(async (name) => (await this.cluster.worker(NAMESPACE, name)).log.lines),
    );
    return logs.flat();
  }

  /** The texts that are stored, and how often each is. Undefined while a part cannot be searched. */
  private async found(): Promise<Map<string, number> | undefined> {
    const found = new Map<string, number>();
    const query = { term: { 'kubernetes.namespace_name': NAMESPACE } };
    const ask = (path: string, body: unknown, method = 'POST') =>
      this.elasticsearch.send(method, path, body).catch(() => undefined);
    let page = await ask('/kubernetes-logs-*/_search?scroll=1m', { size: 5000, query, _source: ['message'] });
    const scroll_id = page?.body?._scroll_id;
    try {
      for (;;) {
        if (page?.status !== 200 || page.body._shards.failed > 0) return undefined;
        const { hits } = page.body.hits;
        if (hits.length === 0) return found;
        for (const { _source } of hits) found.set(_source.message, (found.get(_source.message) ?? 0) + 1);
        page = await ask('/_search/scroll', { scroll: '1m', scroll_id });
      }
    } finally {
      // Elasticsearch keeps 500 open scrolls at most, and moves no shard to a node where a scroll keeps an old copy.
      if (scroll_id) await ask('/_search/scroll', { scroll_id }, 'DELETE');
    }
  }
}
