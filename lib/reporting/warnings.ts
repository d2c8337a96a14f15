import type { IConstruct } from 'constructs';
import { Attachment } from './attachments';
import { groupWarnings } from './group-warnings';
import { oncePerSynthesis } from './synthesis';
import { type SynthesisWarning, WarningKind } from './synthesis-warning';

type Warning = Omit<SynthesisWarning, 'path'>;

const SOURCES = new Attachment<() => readonly Warning[]>('warnings');

/** Recommends another value at synth. */
export function addWarning(scope: IConstruct, message: string): void {
  SOURCES.add(scope, () => [{ kind: WarningKind.RECOMMENDATION, message }]);
}

/** Reports at synth what the target lacks, and how that was lowered. */
export function reportLowered(scope: IConstruct, message: string): void {
  SOURCES.add(scope, () => [{ kind: WarningKind.LOWERED, message }]);
}

/** Adds the notes of lowering, which are known when an object is rendered. */
export function addLoweringNotes(scope: IConstruct, notes: () => readonly string[]): void {
  SOURCES.add(scope, () => notes().map((message) => ({ kind: WarningKind.LOWERED, message })));
}

/** The warnings of everything below a construct, in the order of the tree. */
export function warningsOf(root: IConstruct): SynthesisWarning[] {
  return root.node.findAll().flatMap((construct) => {
    const { path } = construct.node;
    return SOURCES.of(construct).flatMap((source) => source().map((warning) => ({ path, ...warning })));
  });
}

/** Prints the warnings of an App that is not a `ClusterApp` when it has written its files. */
export function printWarnings(app: IConstruct): void {
  process.stderr.write(
    groupWarnings([{ cluster: '', warnings: oncePerSynthesis(app, 'warnings', () => warningsOf(app)) }]),
  );
}
