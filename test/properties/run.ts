import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { treeProblems } from './fluentd-trees';
import type { GeneratedApp } from './generator/apps';
import { evaluate, type Scope, scopeOf } from './generator/expression';
import { type Library, library } from './library';

/** What became of an app: files, or an error. */
export interface Outcome {
  readonly files: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  readonly error?: unknown;
  /** The objects that the files stand for. */
  readonly objects: readonly object[];
  /** What the configurations of agents read other than they are. */
  readonly misread: readonly string[];
}

type Cluster = InstanceType<Library['ClusterApp']>;
type Document = Parameters<Cluster['addDocument']>[1];

/** Evaluates an app and writes its files into a folder that is gone afterwards. */
export function run(app: GeneratedApp): Outcome {
  const outdir = mkdtempSync(join(tmpdir(), 'properties-'));
  try {
    const cluster = build(app, outdir);
    cluster.synth();
    const folder = cluster.outdir;
    const files = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    const warnings = cluster.warnings().map((warning) => JSON.stringify(warning));
    const objects = cluster.charts.flatMap((chart) => chart.toJson());
    return { files, warnings, objects: JSON.parse(JSON.stringify(objects)), misread: agentProblems(cluster) };
  } catch (error) {
    return { files: {}, warnings: [], objects: [], misread: [], error };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function build({ minor, chart, statements, document }: GeneratedApp, outdir: string): Cluster {
  const cluster = new library.ClusterApp('cluster', { outdir });
  const scope = scopeOf({ app: cluster });
  const options = evaluate(chart, scope) as object;
  const kubernetes = library.KubernetesVersion.parse(`1.${minor}`);
  const made = new library.LoggingChart(cluster, 'chart', { ...(options as { namespace: string }), kubernetes });
  const inChart: Scope = { ...scopeOf({ app: cluster, chart: made }), next: scope.next };
  for (const { construct, calls } of statements) {
    const added = evaluate(construct, inChart);
    for (const { path, arguments: given } of calls)
      call(
        added,
        path,
        given.map((each) => evaluate(each, inChart)),
      );
  }
  if (document !== undefined) cluster.addDocument('DOCUMENT.md', evaluate(document, inChart) as Document);
  return cluster;
}

/** What the texts of the agents have other than their models. */
function agentProblems(cluster: Cluster): string[] {
  return cluster.node
    .findAll()
    .flatMap((construct) => (construct instanceof library.FluentdAgent ? (construct.config ?? []) : []))
    .flatMap((config) => treeProblems(config, library.FluentdDialect.V1));
}

/** A property that a construct may lack is skipped, as `?.` does. */
function call(made: unknown, path: string, given: readonly unknown[]): void {
  const [holder, method] = path.includes('?.') ? path.split('?.') : [undefined, path];
  const owner = holder === undefined ? made : (made as Record<string, unknown>)[holder];
  if (owner === undefined || method === undefined) return;
  (owner as Record<string, (...given: unknown[]) => void>)[method]?.(...given);
}
