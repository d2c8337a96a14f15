import { join } from 'node:path';
import type { BootstrapInput, ProvisionInput } from '../../lib/provisioning/input';
import type { Yaml } from '../profiles';
import { mounted, type Outcome, type Running, run, start } from '../provisioning/run';
import { ApiServer } from '../provisioning/servers/api-server';
import type { ElasticsearchFixture } from './fixture';

/** How long a program waits, in seconds. */
type Waits = Pick<ProvisionInput, 'waitSeconds' | 'refusedSeconds'>;

/** The programs of the manifests, with the input of the manifests, beside a stand-in for the API server. */
export class Programs {
  private constructor(readonly api: ApiServer) {}

  /** Starts an API server that has the Secrets of the manifests, and lets the account do what its roles say. */
  static async start(fixture: ElasticsearchFixture): Promise<Programs> {
    const named = fixture
      .of('Role')
      .flatMap(({ metadata, rules }) => rules[0].resourceNames.map((name: string) => `${metadata.namespace}/${name}`));
    const there = fixture.of('Secret').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    const api = new ApiServer(...there.filter((secret) => named.includes(secret)));
    api.configMaps.set('logging/elasticsearch-cluster', {});
    await api.start();
    return new Programs(api);
  }

  bootstrap(fixture: ElasticsearchFixture): Promise<Outcome> {
    const input: BootstrapInput = fixture.input('bootstrap');
    return run('bootstrap', { ...input, ...this.account, waitSeconds: 5 }, this.api.environment);
  }

  /** Provisions the Elasticsearch at a port of this machine. */
  provision(fixture: ElasticsearchFixture, port: number, waits?: Waits): Promise<Outcome> {
    return this.startProvisioning(fixture, port, waits).outcome;
  }

  startProvisioning(
    fixture: ElasticsearchFixture,
    port: number,
    waits: Waits = { waitSeconds: 5, refusedSeconds: 0 },
  ): Running {
    const input = { ...this.withFiles(fixture), ...this.account, ...waits, urls: [`https://localhost:${port}`] };
    return start('provision', input, this.api.environment);
  }

  stop(): Promise<void> {
    return this.api.stop();
  }

  private get account() {
    return { serviceAccountDirectory: this.api.serviceAccountDirectory };
  }

  /** The input with files in place of the Secrets that the Job mounts. */
  private withFiles(fixture: ElasticsearchFixture): ProvisionInput {
    const job = fixture.of('Job').find(({ metadata }) => metadata.name.startsWith('elasticsearch-provisioning-'));
    const pod = job.spec.template.spec;
    const { mountPath } = pod.containers[0].volumeMounts.find(({ name }: Yaml) => name === 'elasticsearch');
    const { sources } = pod.volumes.find(({ name }: Yaml) => name === 'elasticsearch').projected;
    let text = JSON.stringify(fixture.input('provisioning'));
    for (const { secret } of sources)
      for (const { key, path } of secret.items)
        text = text.replaceAll(
          JSON.stringify(join(mountPath, path)),
          JSON.stringify(mounted(this.api.value(`logging/${secret.name}`, key))),
        );
    return JSON.parse(text);
  }
}
