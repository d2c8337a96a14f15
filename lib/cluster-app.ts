import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { findingsOf } from './findings';

/** One cluster, or one installation on it, of an app. */
export interface ClusterAppProps {
  /**
   * The folder above the cluster's own.
   * @default - `CDK8S_OUTDIR`, which the cdk8s CLI sets, or else `dist`
   */
  readonly outdir?: string;
}

/**
 * A cdk8s App of one cluster, which writes into a folder of its own: Argo CD and Flux point at folders, and synthesis
 * stays linear with the number of clusters.
 */
export class ClusterApp extends App {
  /**
   * Synthesizes clusters together: where any has a fault, nothing is written and all faults of all are reported.
   * Findings that are no errors go to standard error.
   *
   * @throws Error with every fault, each with the path of the construct
   */
  public static synthesize(...clusters: ClusterApp[]): void {
    const faults = clusters.flatMap((cluster) => cluster.faults());
    if (faults.length > 0)
      throw new Error(`${faults.length} faults, nothing was written:\n${faults.map((f) => `  ${f}`).join('\n')}`);
    for (const cluster of clusters) cluster.synth();
  }

  /** The folder's name, and the first part of every path in a report. */
  public readonly cluster: string;

  constructor(cluster: string, props: ClusterAppProps = {}) {
    super({ outdir: join(props.outdir ?? process.env.CDK8S_OUTDIR ?? 'dist', cluster) });
    this.cluster = cluster;
  }

  /** Every fault of this cluster as `[cluster/path/of/construct] what, allowed, way out`; empty when it can be written. */
  public faults(): string[] {
    return this.node
      .findAll()
      .flatMap((c) => c.node.validate().map((message) => `[${join(this.cluster, c.node.path)}] ${message}`));
  }

  /** What a reader should know without being an error: what the target lacks, and what we would choose differently. */
  public findings(): string[] {
    return findingsOf(this).map((f) => `${f.severity} [${join(this.cluster, f.path)}] ${f.message}`);
  }

  /** Every image that the manifests name, sorted, for mirroring. */
  public images(): string[] {
    const charts = this.node.children.filter((child): child is Chart => child instanceof Chart);
    return [...new Set(charts.flatMap((chart) => imagesIn(chart.toJson())))].sort();
  }
}

function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'image' && typeof child === 'string' ? [child] : imagesIn(child),
  );
}
