import { createHash } from 'node:crypto';
import type { ApiServer } from '../api-server/api-server';
import type { StoredObject } from '../api-server/store';
import type { Clock } from '../node/clock';
import { PodWriter } from '../node/pod-writer';
import type { Written } from '../node/written';
import { type LineName, nodeFormat, type Runtime } from './lines';

export interface PodWish {
  readonly name: string;
  readonly namespace?: string;
  readonly container?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly rotateAt?: number;
  /** What writes its log, where that is not the runtime of the play: nodes have two while one is replaced. */
  readonly runtime?: Runtime;
  /** Not all documents are expected to carry the labels, as when the API server is away. */
  readonly unlabelled?: boolean;
  /** Fields that its documents must have, word for word, by their paths. */
  readonly fields?: Readonly<Record<string, string>>;
}

interface Settings {
  readonly line: LineName;
  readonly runtime: Runtime;
  readonly nodeFolder: string;
  readonly nodeName: string;
  readonly api: ApiServer;
  readonly clock: Clock;
  readonly record: (written: Written) => void;
}

/** The pods of the node: known to the API server, and writing logs. */
export class NodePods {
  private readonly objects = new Map<string, StoredObject>();

  constructor(private readonly settings: Settings) {
    for (const namespace of ['default', 'kube-system']) this.namespace(namespace);
  }

  start(wish: PodWish): PodWriter {
    return this.writer(wish, this.settings.record);
  }

  /** The agent's own pod: what it prints lands on the node as well, but no ledger expects it in the store. */
  own({
    namespace,
    name,
    labels,
    container,
  }: Required<Pick<PodWish, 'namespace' | 'name' | 'labels' | 'container'>>): PodWriter {
    return this.writer({ namespace, name, labels, container }, () => {});
  }

  /** The pod is deleted: first from the API server, then its files. */
  end(writer: PodWriter): void {
    const object = this.objects.get(writer.name);
    if (object) this.settings.api.store.remove('pods', object);
    writer.remove();
  }

  private writer(wish: PodWish, record: (written: Written) => void): PodWriter {
    const { line, nodeFolder, clock } = this.settings;
    const { name, namespace = 'default', container = 'app', labels = {}, runtime = this.settings.runtime } = wish;
    const id = createHash('sha256').update(`${namespace}/${name}`).digest('hex');
    const uid = `${id.slice(0, 8)}-0000-4000-8000-${id.slice(8, 20)}`;
    this.namespace(namespace);
    this.publish(wish, namespace, uid, container, id);
    const identity = { namespace, pod: name, uid, container, id, restarts: 0 };
    return new PodWriter({
      identity,
      nodeFolder,
      clock,
      record,
      ...nodeFormat(line, runtime),
      ...(wish.unlabelled ? {} : { labels }),
      ...(wish.fields ? { fields: wish.fields } : {}),
      ...(wish.rotateAt === undefined ? {} : { rotateAt: wish.rotateAt }),
    });
  }

  private publish(wish: PodWish, namespace: string, uid: string, container: string, id: string): void {
    const { api, nodeName, line } = this.settings;
    const { runtime = this.settings.runtime } = wish;
    const image = 'registry.example/app:1';
    const containerID = `${runtime === 'docker' || line === 'legacy' ? 'docker' : 'containerd'}://${id}`;
    const object: StoredObject = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: wish.name, namespace, uid, labels: { ...wish.labels }, annotations: { ...wish.annotations } },
      spec: { nodeName, containers: [{ name: container, image }] },
      status: {
        phase: 'Running',
        podIP: '10.244.1.9',
        hostIP: '127.0.0.1',
        containerStatuses: [{ name: container, image, imageID: `sha256:${id}`, containerID }],
      },
    };
    this.objects.set(wish.name, object);
    api.store.put('pods', object);
  }

  private namespace(name: string): void {
    const { store } = this.settings.api;
    if (store.get('namespaces', undefined, name)) return;
    const uid = `00000000-0000-4000-8000-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
    store.put('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, uid, labels: { team: name } } });
  }
}
