import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { ConfigMap, DaemonSet, Job, KubeObject, Service, ServiceAccount } from './objects';

/** The objects of one folder of YAML, as `kubectl apply -f folder` would send them. */
export class Manifests {
  static read(folder: string): Manifests {
    const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
    const objects = files
      .sort()
      .flatMap((name) =>
        parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map(
          (document) => document.toJS() as KubeObject | null,
        ),
      );
    return new Manifests(objects.filter((object): object is KubeObject => object !== null));
  }

  constructor(private readonly objects: readonly KubeObject[]) {}

  get daemonSet(): DaemonSet {
    const [found, ...more] = this.ofKind<DaemonSet>('DaemonSet');
    if (!found || more.length > 0) throw new Error(`expected one DaemonSet, found ${found ? more.length + 1 : 0}`);
    return found;
  }

  job(word: string): Job {
    const [found] = this.ofKind<Job>('Job').filter(({ metadata }) => metadata.name.includes(word));
    if (!found) throw new Error(`there is no Job ${word}`);
    return found;
  }

  get services(): Service[] {
    return this.ofKind<Service>('Service');
  }

  get configMaps(): ConfigMap[] {
    return this.ofKind<ConfigMap>('ConfigMap');
  }

  configMap(namespace: string, name: string): ConfigMap | undefined {
    return this.named<ConfigMap>('ConfigMap', namespace, name);
  }

  serviceAccount(namespace: string, name: string): ServiceAccount | undefined {
    return this.named<ServiceAccount>('ServiceAccount', namespace, name);
  }

  private named<T extends KubeObject>(kind: string, namespace: string, name: string): T | undefined {
    const inNamespace = (object: T) => (object.metadata.namespace ?? 'default') === namespace;
    return this.ofKind<T>(kind).find((object) => object.metadata.name === name && inNamespace(object));
  }

  private ofKind<T extends KubeObject>(kind: string): T[] {
    return this.objects.filter((object): object is T => object.kind === kind);
  }
}
