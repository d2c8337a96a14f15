import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiServer } from '../api-server/api-server';
import { CertificateAuthority } from '../api-server/pki';
import { Manifests } from '../cluster/manifests';
import { Elasticsearch } from '../elasticsearch/server';
import { planPod } from '../kubelet/pod-plan';
import { check, type Verdict } from '../ledger/check';
import { Clock } from '../node/clock';
import type { Written } from '../node/written';
import type { AgentRunner } from '../runner/agent-runner';
import { Agent } from './agent';
import { LINES, type LineName, type Runtime } from './lines';
import { NodePods, type PodWish } from './node-pods';
import { until } from './wait';

export interface WorldSettings {
  readonly line: LineName;
  readonly runtime: Runtime;
  readonly manifests: string;
  readonly work: string;
  readonly runner: AgentRunner;
  /** Contents of the Secrets that the manifests name, by name and key. */
  readonly secrets?: Readonly<Record<string, Record<string, string>>>;
  readonly store?: { tls?: boolean; authorization?: string };
}

const NODE = 'node-1';
const SERVICES = '10.96.0.2';
const API = '10.96.0.1';
export const GOOD_TOKEN = 'good-token';

/** One node with the agent of the manifests on it, its API server and its store. */
export class World {
  readonly written: Written[] = [];
  readonly api: ApiServer;
  readonly store: Elasticsearch;
  readonly agent: Agent;
  readonly pods: NodePods;
  readonly nodeFolder: string;
  private readonly authority: CertificateAuthority;

  constructor(private readonly settings: WorldSettings) {
    const { work, line, runtime } = settings;
    this.nodeFolder = join(work, 'node');
    mkdirSync(join(this.nodeFolder, 'var/log/containers'), { recursive: true });
    mkdirSync(join(this.nodeFolder, 'var/lib/docker/containers'), { recursive: true });
    const manifests = Manifests.read(settings.manifests);
    const hosts = hostsOf(manifests);
    this.authority = new CertificateAuthority(join(work, 'pki'));
    this.api = new ApiServer({
      address: '0.0.0.0',
      port: 443,
      authority: this.authority.cert,
      certificate: this.authority.server('kube-apiserver', [API, 'kubernetes.default.svc', 'kubernetes.default']),
    });
    this.api.tokens.add(GOOD_TOKEN);
    const { tls, authorization } = settings.store ?? {};
    this.store = new Elasticsearch({
      major: LINES[line].major,
      address: '0.0.0.0',
      port: 9200,
      ...(tls ? { tls: this.authority.server('store', Object.keys(hosts)) } : {}),
      ...(authorization === undefined ? {} : { authorization }),
    });
    const record = (written: Written) => this.written.push(written);
    this.pods = new NodePods({
      line,
      runtime,
      nodeFolder: this.nodeFolder,
      nodeName: NODE,
      api: this.api,
      clock: new Clock(),
      record,
    });
    this.agent = this.plan(manifests, hosts);
  }

  /** Addresses and files that the node has before any pod starts. */
  prepareNode(): void {
    for (const address of [API, SERVICES]) execFileSync('ip', ['address', 'add', `${address}/32`, 'dev', 'lo']);
    const folder = join(this.nodeFolder, 'srv/kubernetes');
    mkdirSync(folder, { recursive: true });
    const { key, cert } = this.authority.client('kubecfg', 'system:masters');
    for (const [name, text] of Object.entries({
      'ca.crt': this.authority.cert,
      'kubecfg.crt': cert,
      'kubecfg.key': key,
    }))
      writeFileSync(join(folder, name), text);
  }

  pod(wish: PodWish) {
    return this.pods.start(wish);
  }

  get authorityCertificate(): string {
    return this.authority.cert;
  }

  /** Every line is in the store. */
  async arrived(limitSeconds = 150): Promise<void> {
    const missing = () => {
      this.agent.failIfLooping();
      return this.verdict().lost.length;
    };
    await until('every line is in the store', () => missing() === 0, limitSeconds).catch((error: Error) => {
      const { lost } = this.verdict();
      const sample = lost.slice(0, 5).map(({ text }) => text.slice(0, 120));
      throw new Error(
        `${error.message}; ${lost.length} of ${this.written.length} missing, such as\n${sample.join('\n')}`,
      );
    });
  }

  /** Nothing is on its way any more: no buffer file is left on the node, and no bulk comes. */
  async drained(limitSeconds = 120): Promise<void> {
    let [requests, since] = [this.store.answers.length, Date.now()];
    await until(
      'the buffers of the agent are empty',
      () => {
        if (this.store.answers.length !== requests || this.bufferFiles().length > 0) {
          [requests, since] = [this.store.answers.length, Date.now()];
        }
        return Date.now() - since > 2000;
      },
      limitSeconds,
    );
  }

  verdict(): Verdict {
    return check(this.written, this.store.indices.documents(), LINES[this.settings.line].view);
  }

  private bufferFiles(): string[] {
    const all = readdirSync(this.nodeFolder, { recursive: true, encoding: 'utf8' });
    return all.filter((path) => /buffer\.[bq][0-9a-f]{32}(\.log)?$/.test(path));
  }

  private plan(manifests: Manifests, hosts: Record<string, string>): Agent {
    const { work, runner, secrets = {} } = this.settings;
    const { metadata, spec } = manifests.daemonSet;
    const namespace = metadata.namespace ?? 'default';
    const podName = `${metadata.name}-x7k2p`;
    const podSpec = spec.template.spec;
    const account = podSpec.serviceAccountName ?? podSpec.serviceAccount ?? 'default';
    const automount =
      podSpec.automountServiceAccountToken ??
      manifests.serviceAccount(namespace, account)?.automountServiceAccountToken;
    const fields: Record<string, string> = {
      'spec.nodeName': NODE,
      'metadata.name': podName,
      'metadata.namespace': namespace,
      'status.podIP': '127.0.0.1',
      'status.hostIP': '127.0.0.1',
      'spec.serviceAccountName': account,
    };
    const context = {
      namespace,
      podName,
      nodeFolder: this.nodeFolder,
      podFolder: join(work, 'pod'),
      token: GOOD_TOKEN,
      apiCertificate: this.authority.cert,
      field: (path: string) => {
        const value = fields[path];
        if (value === undefined) throw new Error(`this kubelet does not know the field ${path}`);
        return value;
      },
      secret: (name: string) => secrets[name],
      configMap: (name: string) => manifests.configMap(namespace, name)?.data,
    };
    this.prepareNode();
    const serviceEnv = { KUBERNETES_SERVICE_HOST: API, KUBERNETES_SERVICE_PORT: '443' };
    const plan = planPod(podSpec, context, { automount: automount ?? true, hosts, serviceEnv });
    const own = this.pods.own({
      namespace,
      name: podName,
      labels: spec.template.metadata?.labels ?? {},
      container: plan.container.name,
    });
    return new Agent(runner, plan, (line, stream) => {
      appendFileSync(join(work, 'agent.log'), `${line}\n`);
      own.outside(line, stream);
    });
  }
}

function hostsOf(manifests: Manifests): Record<string, string> {
  const hosts: Record<string, string> = { 'kubernetes.default.svc': API, 'kubernetes.default': API };
  for (const { metadata } of manifests.services) {
    const { name, namespace = 'default' } = metadata;
    for (const host of [
      name,
      `${name}.${namespace}`,
      `${name}.${namespace}.svc`,
      `${name}.${namespace}.svc.cluster.local`,
    ])
      hosts[host] = SERVICES;
  }
  return hosts;
}
