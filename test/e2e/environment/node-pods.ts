import { createHash } from 'node:crypto';
import type { ApiServer } from '../api-server/api-server';
import type { StoredObject } from '../api-server/store';
import type { Clock } from '../node/clock';
import { PodWriter } from '../node/pod-writer';
import type { Written } from '../node/written';
import { nodeFormat, type Runtime, type StackName } from './stacks';

export interface PodOptions {
  readonly name: string;
  readonly namespace?: string;
  readonly container?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly rotateAt?: number;
  /** The runtime that writes its log, if it is not that of the run. A node has two while one is replaced. */
  readonly runtime?: Runtime;
  /** Not all documents need the labels, for example when the API server is unavailable. */
  readonly unlabelled?: boolean;
  /** Fields that its documents must have, with their exact values, by their paths. */
  readonly fields?: Readonly<Record<string, string>>;
}

interface Settings {
  readonly stack: StackName;
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

  start(options: PodOptions): PodWriter {
    return this.writer(options, this.settings.record);
  }

  /** The agent's own pod: what it prints lands on the node as well, but is not expected in Elasticsearch. */
  own({
    namespace,
    name,
    labels,
    container,
  }: Required<Pick<PodOptions, 'namespace' | 'name' | 'labels' | 'container'>>): PodWriter {
    return this.writer({ namespace, name, labels, container }, () => {});
  }

  /** The pod is deleted: first from the API server, then its files. */
  end(writer: PodWriter): void {
    const object = this.objects.get(writer.name);
    if (object) this.settings.api.store.remove('pods', object);
    writer.remove();
  }

  private writer(options: PodOptions, record: (written: Written) => void): PodWriter {
    const { stack, nodeFolder, clock } = this.settings;
    const { name, namespace = 'default', container = 'app', labels = {}, runtime = this.settings.runtime } = options;
    const id = createHash('sha256').update(`${namespace}/${name}`).digest('hex');
    const uid = `${id.slice(0, 8)}-0000-4000-8000-${id.slice(8, 20)}`;
    this.namespace(namespace);
    this.publish(options, namespace, uid, container, id);
    const identity = { namespace, pod: name, uid, container, id, restarts: 0 };
    return new PodWriter({
      identity,
      nodeFolder,
      clock,
      record,
      ...nodeFormat(stack, runtime),
      ...(options.unlabelled ? {} : { labels }),
      ...(options.fields ? { fields: options.fields } : {}),
      ...(options.rotateAt === undefined ? {} : { rotateAt: options.rotateAt }),
    });
  }

  private publish(options: PodOptions, namespace: string, uid: string, container: string, id: string): void {
    const { api, nodeName, stack } = this.settings;
    const { runtime = this.settings.runtime } = options;
    const image = 'registry.example/app:1';
    const containerID = `${runtime === 'docker' || stack === 'legacy' ? 'docker' : 'containerd'}://${id}`;
    const object: StoredObject = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: options.name,
        namespace,
        uid,
        labels: { ...options.labels },
        annotations: { ...options.annotations },
      },
      spec: { nodeName, containers: [{ name: container, image }] },
      status: {
        phase: 'Running',
        podIP: '10.244.1.9',
        hostIP: '127.0.0.1',
        containerStatuses: [{ name: container, image, imageID: `sha256:${id}`, containerID }],
      },
    };
    this.objects.set(options.name, object);
    api.store.put('pods', object);
  }

  private namespace(name: string): void {
    const { store } = this.settings.api;
    if (store.get('namespaces', undefined, name)) return;
    const uid = `00000000-0000-4000-8000-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
    store.put('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, uid, labels: { team: name } } });
  }
}
