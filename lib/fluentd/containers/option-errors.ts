import { checkIndexPrefix } from '../../elasticsearch/indices/prefix';
import type { Fault } from '../../reporting/validation-error';
import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import { problemOfRegexp } from '../config/ruby-regexp';
import type { PipelineContext } from '../pipeline-context';
import { bytesOf, DEFAULT_BUFFER, DEFAULT_CHUNK } from './budget';
import type { ContainersPipelineProps } from './pipeline';
import type { ContainerPattern } from './log-layout';
import { MetadataLevel } from './metadata';
import type { Redaction } from './selection';

const SUBJECT = 'agent.pipeline';

/** Top-level fields that a document has already. */
const FIELDS = ['message', 'stream', 'kubernetes', 'docker', 'event_id', 'original_bytes', 'node', 'tag', 'error'];

/** Faults of the options, of themselves and among each other. */
export function optionFaults(props: ContainersPipelineProps, { store }: PipelineContext): Fault[] {
  return [
    ...patternFaults('only', props.only, true),
    ...patternFaults('exclude', props.exclude, false),
    ...patternFaults('stackTraces.containers', props.stackTraces?.containers, true),
    ...dropFaults(props),
    ...(props.redactions ?? []).flatMap(redactionFaults),
    ...jsonKeyFaults(props.jsonKey),
    ...directoryFaults(props),
    ...(store.dataStream ? streamFaults(props, store.indexPrefix) : prefixFaults(props.indexPrefix, store.indexPrefix)),
    ...sizeFaults(props),
    ...checkInteger(`${SUBJECT}.flushThreads`, props.flushThreads, 1, 64),
  ];
}

function fault(option: string, value: unknown, allowed: string, remedy: string): Fault {
  return { subject: `${SUBJECT}.${option}`, value, allowed, remedy };
}

/** None at all reads nothing; one that names nothing means every container. */
function patternFaults(option: string, patterns: readonly ContainerPattern[] | undefined, mayBeAll: boolean): Fault[] {
  if (patterns === undefined) return [];
  const empty = mayBeAll && patterns.length === 0;
  return [
    ...(empty ? [fault(option, patterns, 'one container at least', 'name one, or leave the option out')] : []),
    ...patterns.flatMap((pattern) => [
      ...(mayBeAll || Object.values(pattern).some((part) => part !== undefined && part !== '*')
        ? []
        : [fault(option, pattern, 'a pattern that names something', 'name a namespace, a pod or a container')]),
      ...Object.entries(pattern).flatMap(([part, text]) => wildcardFaults(`${option}[].${part}`, text)),
    ]),
  ];
}

function wildcardFaults(option: string, text: string | undefined): Fault[] {
  if (text === undefined || /^[-a-z0-9.*]+$/.test(text)) return [];
  return [fault(option, text, 'lower case letters, digits, dashes, dots and *', 'write it in that form')];
}

function dropFaults({ dropPods = [], metadata }: ContainersPipelineProps): Fault[] {
  const faults = dropPods.flatMap(({ key, value }) => [
    ...checkForm('labelKey', `${SUBJECT}.dropPods[].key`, key),
    ...checkForm('labelValue', `${SUBJECT}.dropPods[].value`, value),
  ]);
  if (dropPods.length === 0 || metadata !== MetadataLevel.NAMES) return faults;
  const unseen = fault('dropPods', dropPods, 'a level of metadata with labels', 'set metadata to MetadataLevel.LABELS');
  return [...faults, unseen];
}

/** What Ruby would refuse when the agent starts, as far as it can be told without Ruby. */
function redactionFaults({ pattern }: Redaction): Fault[] {
  const problem = problemOfRegexp(pattern);
  if (problem === undefined) return [];
  const allowed = `a regular expression of Ruby, without slashes around it; of this one, ${problem}`;
  return [fault('redactions[].pattern', pattern, allowed, 'correct the pattern')];
}

function jsonKeyFaults(key: string | undefined): Fault[] {
  if (key === undefined || (/^[A-Za-z][-\w]*$/.test(key) && !FIELDS.includes(key))) return [];
  const allowed = `letters, digits, dashes and underscores, and none of ${FIELDS.join(', ')}`;
  return [fault('jsonKey', key, allowed, 'choose another name, such as structured')];
}

function directoryFaults({ auditLog, journal }: ContainersPipelineProps): Fault[] {
  const path = `${SUBJECT}.journal.path`;
  const none = journal?.units?.length === 0;
  return [
    ...checkForm('absolutePath', path, journal?.path),
    ...(none ? [fault('journal.units', [], 'one unit at least', 'name one, or leave the option out')] : []),
    ...(auditLog === undefined || /^\/var\/log\/(?!.*\.\.)[^\s:]+$/.test(auditLog)
      ? []
      : [fault('auditLog', auditLog, 'a file below /var/log', 'have the API server write its audit log there')]),
  ];
}

/** The store's templates, retention and the agent's rights cover indices of the store's prefix alone. */
function prefixFaults(prefix: string | undefined, stores: string | undefined): Fault[] {
  if (prefix === undefined) return [];
  const malformed = checkIndexPrefix(`${SUBJECT}.indexPrefix`, prefix);
  if (malformed.length > 0) return malformed;
  if (stores === undefined || prefix === stores || prefix.startsWith(`${stores}-`)) return [];
  const remedy = 'set indexPrefix in the lifecycle of the store instead';
  return [fault('indexPrefix', prefix, `${stores}, or a name that begins with ${stores}-`, remedy)];
}

/** There is one stream, and the template knows no other name. */
function streamFaults(
  { indexPrefix, indexPerNamespace }: ContainersPipelineProps,
  stream: string | undefined,
): Fault[] {
  const remedy = 'leave it out, or leave dataStream out of the lifecycle of the store';
  const allowed = `the one data stream of the store, ${stream}`;
  return [
    ...(indexPrefix === undefined || indexPrefix === stream
      ? []
      : [fault('indexPrefix', indexPrefix, allowed, remedy)]),
    ...(indexPerNamespace ? [fault('indexPerNamespace', true, allowed, remedy)] : []),
  ];
}

/** A chunk holds some pieces of a long line at least. */
const SMALLEST_CHUNK = '256k';
/** The buffer of the rejected has room for two chunks of that size. */
const LARGEST_CHUNK = '32M';

function sizeFaults({ chunkSize = DEFAULT_CHUNK, bufferSize = DEFAULT_BUFFER }: ContainersPipelineProps): Fault[] {
  const [chunk, buffer] = [bytesOf(chunkSize), bytesOf(bufferSize)];
  // What is no size at all is a fault of the configuration's own.
  if (Number.isNaN(chunk) || Number.isNaN(buffer)) return [];
  if (chunk >= bytesOf(SMALLEST_CHUNK) && chunk <= bytesOf(LARGEST_CHUNK) && chunk * 2 <= buffer) return [];
  const allowed = `from ${SMALLEST_CHUNK} to ${LARGEST_CHUNK}, and at most half of the buffer of ${bufferSize}`;
  return [fault('chunkSize', chunkSize, allowed, 'change the size of the chunks, or make the buffer larger')];
}
