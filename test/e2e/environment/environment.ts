import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ApiServer } from '../api-server/api-server';
import { CertificateAuthority } from '../api-server/pki';
import { Manifests } from '../cluster/manifests';
import { Elasticsearch } from '../elasticsearch/elasticsearch';
import type { ServerClient } from '../elasticsearch/server/server-client';
import { Clock } from '../node/clock';
import type { Written } from '../node/written';
import type { AgentRunner } from '../runner/agent-runner';
import { check, type Verdict } from '../verdict/verdict';
import { type Addresses, IPV4, IPV6, urlHost } from './addresses';
import { Agent } from './agent';
import { type Given, GOOD_TOKEN, hostsOf, NODE, resolveAgent, resolveJob } from './agent-pod';
import { NodePods, type PodOptions } from './node-pods';
import { prepareNode } from './prepare-node';
import { type Runtime, STACKS, type StackName } from './stacks';
import { until } from './wait';

export interface EnvironmentSettings {
  readonly stack: StackName;
  readonly runtime: Runtime;
  readonly manifests: string;
  readonly work: string;
  readonly runner: AgentRunner;
  /** Contents of the Secrets that the manifests name, by name and key. */
  readonly secrets?: Readonly<Record<string, Record<string, string>>>;
  readonly server: ServerClient;
  readonly tls?: boolean;
  readonly provisioned?: boolean;
  readonly dataStream?: boolean;
  readonly ipv6?: boolean;
  /** The prefix of the indices that the templates are for. */
  readonly indexPrefix?: string;
  /** Seconds to wait for lines before they count as lost. Short if the scenario loses lines. */
  readonly waitSeconds?: number;
}

/** In a Secret, replaced by the certificate authority of Elasticsearch. */
export const ELASTICSEARCH_CA = 'the authority of Elasticsearch';

/** One node with the agent of the manifests on it, its API server and its Elasticsearch. */
export class Environment {
  readonly written: Written[] = [];
  readonly api: ApiServer;
  readonly elasticsearch: Elasticsearch;
  readonly agent: Agent;
  readonly pods: NodePods;
  readonly nodeFolder: string;
  /** Each run has a new authority: Secrets name it by a placeholder. */
  private filled(secrets: Readonly<Record<string, Record<string, string>>>): Record<string, Record<string, string>> {
    const fill = (text: string) => (text === ELASTICSEARCH_CA ? this.authority.cert : text);
    const entries = Object.entries(secrets).map(([name, data]) => {
      return [name, Object.fromEntries(Object.entries(data).map(([key, text]) => [key, fill(text)]))] as const;
    });
    return Object.fromEntries(entries);
  }

  private readonly authority: CertificateAuthority;
  private readonly given: Given;
  private readonly addresses: Addresses;

  constructor(private readonly settings: EnvironmentSettings) {
    const { work, stack, runtime } = settings;
    this.nodeFolder = join(work, 'node');
    mkdirSync(join(this.nodeFolder, 'var/log/containers'), { recursive: true });
    mkdirSync(join(this.nodeFolder, 'var/lib/docker/containers'), { recursive: true });
    const manifests = Manifests.read(settings.manifests);
    this.addresses = settings.ipv6 ? IPV6 : IPV4;
    const { api, any: address } = this.addresses;
    const hosts = hostsOf(manifests, this.addresses);
    this.authority = new CertificateAuthority(join(work, 'pki'));
    this.api = new ApiServer({
      address,
      port: 443,
      authority: this.authority.cert,
      certificate: this.authority.server('kube-apiserver', [api, 'kubernetes.default.svc', 'kubernetes.default']),
    });
    this.api.tokens.add(GOOD_TOKEN);
    for (const configMap of manifests.configMaps) this.api.store.put('configmaps', configMap);
    const { tls, server, provisioned = true, dataStream = false, indexPrefix } = settings;
    this.elasticsearch = new Elasticsearch({
      server,
      provisioned,
      dataStream,
      ...(indexPrefix === undefined ? {} : { indexPrefix }),
      address,
      port: 9200,
      ...(tls ? { tls: this.authority.server('elasticsearch', Object.keys(hosts)) } : {}),
    });
    const record = (written: Written) => this.written.push(written);
    this.pods = new NodePods({
      stack,
      runtime,
      nodeFolder: this.nodeFolder,
      nodeName: NODE,
      api: this.api,
      clock: new Clock(),
      record,
    });
    const { secrets = {} } = settings;
    const apiCertificate = this.authority.cert;
    const { nodeFolder, addresses } = this;
    this.given = { manifests, hosts, addresses, work, nodeFolder, secrets: this.filled(secrets), apiCertificate };
    this.agent = this.agentOf();
  }

  /** What no log may contain. */
  get secretValues(): string[] {
    return Object.values(this.settings.secrets ?? {}).flatMap((data) =>
      Object.values(data).filter((text) => text !== ELASTICSEARCH_CA),
    );
  }

  pod(options: PodOptions) {
    return this.pods.start(options);
  }

  /** Runs the pod of a Job to its end, and returns what it printed. */
  async runJob(word: string): Promise<string> {
    const { name, container, hosts } = resolveJob(this.given, word);
    const output: string[] = [];
    const { exited } = await this.settings.runner.start(name, container, hosts, (line) => output.push(line));
    const { code } = await exited;
    if (code !== 0) throw new Error(`the Job ${word} ended with ${code}:\n${output.slice(-20).join('\n')}`);
    return output.join('\n');
  }

  /** Everything the agent has logged so far. Image 1.22 logs most of it to a file of the node. */
  get agentLog(): string {
    const file = join(this.nodeFolder, 'var/log/fluentd.log');
    const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return `${this.agent.log.join('\n')}\n${written}`;
  }

  /** The agent has logged it so many times. */
  async agentSays(pattern: RegExp, times = 1, limitSeconds = 240): Promise<void> {
    const count = () => this.agentLog.match(new RegExp(pattern, 'g'))?.length ?? 0;
    await until(`the agent says ${pattern} ${times} times`, () => count() >= times, limitSeconds);
  }

  /** Whether the kubelet's probe would succeed now. */
  async probe(): Promise<boolean> {
    return this.scrape().then(
      () => true,
      () => false,
    );
  }

  /** Bytes that wait on the node's disk. */
  get bufferBytes(): number {
    return this.bufferFiles().reduce((sum, path) => sum + sizeOf(join(this.nodeFolder, path)), 0);
  }

  /** The kubelet writes a new token into the pod. */
  rotateToken(token: string): void {
    const folder = join(this.settings.work, 'pod/volumes/default-token');
    writeFileSync(join(folder, 'token.new'), token);
    renameSync(join(folder, 'token.new'), join(folder, 'token'));
  }

  /** `kubectl rollout restart` after a change of Secrets. */
  async restartAgent(secrets: Readonly<Record<string, Record<string, string>>>): Promise<void> {
    await this.agent.replace(resolveAgent({ ...this.given, secrets: this.filled(secrets) }).pod);
  }

  /** Every metric that has a series, with its type, as Prometheus would read it. */
  async metrics(): Promise<Record<string, string>> {
    const lines = await this.scrape();
    const has = (name: string) => lines.some((text) => text.startsWith(`${name}{`) || text.startsWith(`${name} `));
    const types = lines.flatMap((text) => [...text.matchAll(/^# TYPE (\w+) (\w+)$/g)]);
    return Object.fromEntries(types.map(([, name = '', type = '']) => [name, type]).filter(([name = '']) => has(name)));
  }

  /** The sum of a metric over its labels, as Prometheus would read it. */
  async metric(name: string): Promise<number> {
    const values = (await this.scrape())
      .filter((text) => text.startsWith(`${name}{`) || text.startsWith(`${name} `))
      .map((text) => Number(text.split(' ').pop()));
    return values.reduce((sum, value) => sum + value, 0);
  }

  /** Every line is in Elasticsearch. */
  async arrived(limitSeconds = this.settings.waitSeconds ?? 240): Promise<void> {
    const missing = () => {
      this.agent.failIfLooping();
      return this.verdict().lost.length;
    };
    await until('every line is in Elasticsearch', () => missing() === 0, limitSeconds).catch((error: Error) => {
      const { lost } = this.verdict();
      const sample = lost.slice(0, 5).map(({ text }) => text.slice(0, 120));
      throw new Error(
        `${error.message}; ${lost.length} of ${this.written.length} missing, such as\n${sample.join('\n')}`,
      );
    });
  }

  /** All but so many lines are in Elasticsearch. */
  async arrivedBut(lost: number): Promise<void> {
    const limit = this.settings.waitSeconds ?? 240;
    await until(`all but ${lost} lines are in Elasticsearch`, () => this.verdict().lost.length <= lost, limit);
  }

  /** Everything is sent: no buffer file is left on the node, and no bulk arrives. */
  async drained(limitSeconds = 240): Promise<void> {
    let [requests, since] = [this.elasticsearch.answers.length, Date.now()];
    await until(
      'the buffers of the agent are empty',
      () => {
        if (this.elasticsearch.answers.length !== requests || this.bufferFiles().length > 0) {
          [requests, since] = [this.elasticsearch.answers.length, Date.now()];
        }
        return Date.now() - since > 2000;
      },
      limitSeconds,
    );
  }

  verdict(): Verdict {
    return check(this.written, this.elasticsearch.documents(), STACKS[this.settings.stack].view);
  }

  /** The port of the metrics opens after the inputs have started. */
  private async scrape(): Promise<string[]> {
    let text: string | undefined;
    await until('the agent exports metrics', async () => {
      text = await fetch(`http://${urlHost(this.addresses.pod)}:24231/metrics`).then(
        (response) => response.text(),
        () => undefined,
      );
      return text !== undefined;
    });
    return (text ?? '').split('\n');
  }

  private bufferFiles(): string[] {
    const all = readdirSync(this.nodeFolder, { recursive: true, encoding: 'utf8' });
    return all.filter((path) => /buffer\.[bq][0-9a-f]{32}(\.log)?$/.test(path));
  }

  /** What the agent prints lands in its own log on the node, too. */
  private agentOf(): Agent {
    const { work, runner } = this.settings;
    const { pod, own } = resolveAgent(this.given);
    prepareNode(this.nodeFolder, this.authority, this.addresses);
    const log = this.pods.own(own);
    return new Agent(runner, pod, (line, stream) => {
      appendFileSync(join(work, 'agent.log'), `${line}\n`);
      log.outside(line, stream);
    });
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
