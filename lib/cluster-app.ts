import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { imagesUsed } from './images/component-image';
import { mirrorCommands } from './images/mirroring';
import type { IDocument } from './reporting/document';
import { findingsOf } from './reporting/findings';

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
   * What the main file of an app ends with. Where any cluster has an error, nothing is written, every error of all of
   * them is reported on standard error, and the process ends with exit code 1. Findings that are no errors go there too.
   */
  public static synthesize(...clusters: ClusterApp[]): void {
    const errors = clusters.flatMap((cluster) => cluster.errors());
    if (errors.length > 0) {
      process.stderr.write(report(errors));
      process.exitCode = 1;
      return;
    }
    for (const cluster of clusters) cluster.synth();
    process.stderr.write(
      clusters
        .flatMap((cluster) => cluster.findings())
        .map((f) => `${f}\n`)
        .join(''),
    );
  }

  /** The folder's name, and the first part of every path in a report. */
  public readonly cluster: string;
  private readonly documents = new Map<string, IDocument>();

  constructor(cluster: string, props: ClusterAppProps = {}) {
    super({ outdir: join(props.outdir ?? process.env.CDK8S_OUTDIR ?? 'dist', cluster) });
    this.cluster = cluster;
  }

  /** A file beside the YAML, such as a runbook. Neither kubectl nor Argo CD nor Flux reads it. */
  public addDocument(fileName: string, document: IDocument): void {
    this.documents.set(fileName, document);
  }

  /** Writes the cluster's folder. */
  public override synth(): void {
    super.synth();
    mkdirSync(this.outdir, { recursive: true });
    for (const [fileName, document] of this.documents) writeFileSync(join(this.outdir, fileName), document.render());
  }

  /** Every error of this cluster as `[cluster/path/of/construct] what, allowed, way out`; empty when it can be written. */
  public errors(): string[] {
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
    return imagesUsed(this)
      .map(({ used }) => used)
      .sort();
  }

  /** Shell commands that copy the images to their mirror; empty where they are used where they are published. */
  public mirrorCommands(): string[] {
    return mirrorCommands(imagesUsed(this));
  }
}

function report(errors: readonly string[]): string {
  const lines = errors.map((error) => `  ${error}`);
  const count = `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, nothing was written:`;
  const back = 'The cdk8s CLI has emptied dist/ before this app ran: `git checkout -- dist` brings it back.';
  return [count, ...lines, back, ''].join('\n');
}
