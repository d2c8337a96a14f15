import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, type Chart, Names } from 'cdk8s';
import { validateApp } from './app-validation/validate-app';
import { imagesUsed } from './images/component-image';
import { mirrorCommands } from './images/mirroring';
import { writeYaml } from './kubernetes/objects/portable-yaml';
import type { IDocument } from './reporting/document';
import { type ClusterWarnings, groupWarnings } from './reporting/group-warnings';
import { errorReport } from './reporting/report';
import { oncePerSynthesis, ownsSynth, synthesizing } from './reporting/synthesis';
import type { SynthesisWarning } from './reporting/synthesis-warning';
import { addValidation, describeErrorAt, errorsOf, type ValidationError } from './reporting/validation-error';
import { warningsOf } from './reporting/warnings';

/** One cluster, or one installation on it, of an app. */
export interface ClusterAppProps {
  /**
   * The parent of the cluster's folder.
   * @default - `CDK8S_OUTDIR`, which the cdk8s CLI sets, or else `dist`
   */
  readonly outdir?: string;
}

/** The output of a cluster before anything is written. */
interface Prepared extends ClusterWarnings {
  readonly errors: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

/** The name of a folder or of a file on every file system. */
const FILE_NAME = /^[A-Za-z0-9][-A-Za-z0-9._]{0,250}$/;

/**
 * A cdk8s App of one cluster, which writes into a folder of its own: Argo CD and Flux point at folders, and synthesis
 * stays linear with the number of clusters. Its YAML is read alike by parsers of YAML 1.1 and of YAML 1.2.
 */
export class ClusterApp extends App {
  /**
   * Writes the folders of all clusters, or none: with an error in any of them, it reports every error of all of them
   * on standard error and sets the exit code 1. In languages other than TypeScript and JavaScript it throws the report.
   * Warnings go to standard error as well.
   */
  public static synthesize(...clusters: ClusterApp[]): void {
    const prepared = clusters.map((cluster) => cluster.rendered());
    const errors = [...sharedFolders(clusters), ...prepared.flatMap((cluster) => cluster.errors)];
    if (errors.length > 0) {
      reportErrors(errorReport(errors));
      return;
    }
    for (const [index, cluster] of clusters.entries()) cluster.write(prepared[index]?.files ?? new Map());
    process.stderr.write(groupWarnings(prepared));
  }

  /** The folder's name, and the first part of every path in a report. */
  public readonly cluster: string;
  private readonly documents: [string, IDocument][] = [];

  /**
   * @param cluster The name of the cluster, which is the name of its folder.
   * @param props Its options.
   */
  constructor(cluster: string, props: ClusterAppProps = {}) {
    super({ outdir: join(props?.outdir ?? process.env.CDK8S_OUTDIR ?? 'dist', folderOf(cluster)) });
    this.cluster = folderOf(cluster);
    ownsSynth(this);
    validateApp(this, true);
    addValidation(this, () => [...this.nameErrors(cluster), ...this.documentErrors()]);
  }

  /** Adds a file to the folder of the YAML, such as a runbook. kubectl, Argo CD and Flux ignore it. */
  public addDocument(fileName: string, document: IDocument): void {
    this.documents.push([fileName, document]);
  }

  /**
   * Writes the cluster's folder, and warnings to standard error.
   * @throws an Error with every validation error, if there are any
   */
  public override synth(): void {
    const { errors, files, ...warnings } = this.rendered();
    if (errors.length > 0) throw new Error(errorReport(errors));
    this.write(files);
    process.stderr.write(groupWarnings([warnings]));
  }

  /** Every error of this cluster as `[cluster/path/of/construct] text`; empty when it can be written. */
  public errors(): string[] {
    const errors = synthesizing(this, () => errorsOf(this));
    return errors.map((error) => describeErrorAt(join(this.cluster, error.construct.node.path), error));
  }

  /** The warnings of the cluster: what the target lacks, and options for which another value is recommended. */
  public warnings(): SynthesisWarning[] {
    return synthesizing(this, () => oncePerSynthesis(this, 'warnings', () => warningsOf(this)));
  }

  /** Every image that the manifests name, sorted, for mirroring. */
  public images(): string[] {
    return imagesUsed(this)
      .map(({ used }) => used)
      .sort();
  }

  /** Shell commands that copy the images to their mirror; empty without a mirror. */
  public mirrorCommands(): string[] {
    return mirrorCommands(imagesUsed(this));
  }

  /** Everything that is to be written and reported, in one synthesis. Files are rendered if there is no error. */
  private rendered(): Prepared {
    return synthesizing(this, () => {
      const errors = this.errors();
      const files = errors.length > 0 ? new Map<string, string>() : this.render(errors);
      return { cluster: this.cluster, errors, files, warnings: errors.length > 0 ? [] : this.warnings() };
    });
  }

  /** The content of the files by name. A file that cannot be rendered is an error. */
  private render(errors: string[]): Map<string, string> {
    const files = new Map<string, string>();
    const add = (fileName: string, render: () => string) => {
      try {
        files.set(fileName, render());
      } catch (error) {
        errors.push(`[${this.cluster}] ${fileName} cannot be rendered: ${messageOf(error)}`);
      }
    };
    for (const chart of this.charts) add(this.fileOf(chart), () => writeYaml(chart.toJson()));
    for (const [fileName, document] of this.documents) add(fileName, () => document.render());
    return files;
  }

  private write(files: ReadonlyMap<string, string>): void {
    mkdirSync(this.outdir, { recursive: true });
    for (const [fileName, text] of files) writeFileSync(join(this.outdir, fileName), text);
  }

  private fileOf(chart: Chart): string {
    return `${Names.toDnsLabel(chart)}${this.outputFileExtension}`;
  }

  private nameErrors(cluster: unknown): ValidationError[] {
    if (typeof cluster === 'string' && FILE_NAME.test(cluster)) return [];
    const expected = 'the name of a folder: letters, digits, ".", "-" and "_", starting with a letter or digit';
    return [{ option: 'cluster', value: cluster, expected, action: 'name the cluster' }];
  }

  private documentErrors(): ValidationError[] {
    if (this.documents.length === 0) return [];
    const taken = new Set(this.charts.map((chart) => this.fileOf(chart)));
    return this.documents.flatMap(([fileName, document]) => {
      const isName = typeof fileName === 'string' && FILE_NAME.test(fileName);
      const rejected = (option: string, value: unknown, expected: string, action: string): ValidationError[] => [
        { option: `addDocument ${option}`, value, expected, action },
      ];
      if (!isName) return rejected('fileName', fileName, 'the name of a file, without a folder', 'choose another name');
      if (taken.has(fileName))
        return rejected('fileName', fileName, 'a name that no other file of the cluster has', 'choose another name');
      taken.add(fileName);
      if (typeof document?.render === 'function') return [];
      return rejected(
        'document',
        document,
        'an object with a function render',
        'give it one, such as a LoggingRunbook',
      );
    });
  }
}

/** The name of a cluster. One that is not a string is a validation error. */
function folderOf(cluster: unknown): string {
  return typeof cluster === 'string' ? cluster : '';
}

/** Clusters that would overwrite each other's files. */
function sharedFolders(clusters: readonly ClusterApp[]): string[] {
  const folders = new Set<string>();
  return clusters.flatMap((cluster) => {
    const folder = resolve(cluster.outdir);
    if (!folders.has(folder)) {
      folders.add(folder);
      return [];
    }
    const expected = 'a folder that no other cluster has';
    const error = {
      option: 'cluster',
      value: cluster.cluster,
      expected,
      action: 'give one of the clusters another name',
    };
    return [describeErrorAt(cluster.cluster, error)];
  });
}

/** In other languages, where jsii sets JSII_AGENT, the exit code of Node.js is not that of the program. */
function reportErrors(report: string): void {
  if (process.env.JSII_AGENT !== undefined) throw new Error(report);
  process.stderr.write(report);
  process.exitCode = 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
