import { checkIndexPrefix } from '../../elasticsearch/indices/prefix';
import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import { problemOfRegexp } from '../config/ruby-regexp';
import type { PipelineContext } from '../pipeline-context';
import { bytesOf, DEFAULT_BUFFER, DEFAULT_CHUNK } from './budget';
import type { ContainerPattern } from './log-layout';
import { MetadataLevel } from './metadata';
import type { ContainersPipelineOptions } from './pipeline';
import type { RedactionOptions } from './selection';

const SUBJECT = 'agent.pipeline';

/** Top-level fields that a document has already. */
const FIELDS = ['message', 'stream', 'kubernetes', 'docker', 'event_id', 'original_bytes', 'node', 'tag', 'error'];

/** Errors of the options, of themselves and among each other. */
export function optionErrors(props: ContainersPipelineOptions, { store }: PipelineContext): ValidationError[] {
  return [
    ...patternErrors('only', props.only, true),
    ...patternErrors('exclude', props.exclude, false),
    ...patternErrors('stackTraces.containers', props.stackTraces?.containers, true),
    ...dropErrors(props),
    ...(props.redactions ?? []).flatMap(redactionErrors),
    ...jsonKeyErrors(props.jsonKey),
    ...directoryErrors(props),
    ...(store.dataStream ? streamErrors(props, store.indexPrefix) : prefixErrors(props.indexPrefix, store.indexPrefix)),
    ...sizeErrors(props),
    ...checkInteger(`${SUBJECT}.flushThreads`, props.flushThreads, 1, 64),
  ];
}

function error(option: string, value: unknown, expected: string, action: string): ValidationError {
  return { option: `${SUBJECT}.${option}`, value, expected, action };
}

/** None at all reads nothing; one that names nothing means every container. */
function patternErrors(
  option: string,
  patterns: readonly ContainerPattern[] | undefined,
  mayBeAll: boolean,
): ValidationError[] {
  if (patterns === undefined) return [];
  const empty = mayBeAll && patterns.length === 0;
  return [
    ...(empty ? [error(option, patterns, 'one container at least', 'name one, or leave the option out')] : []),
    ...patterns.flatMap((pattern) => [
      ...(mayBeAll || Object.values(pattern).some((part) => part !== undefined && part !== '*')
        ? []
        : [error(option, pattern, 'a pattern that names something', 'name a namespace, a pod or a container')]),
      ...Object.entries(pattern).flatMap(([part, text]) => wildcardErrors(`${option}[].${part}`, text)),
    ]),
  ];
}

function wildcardErrors(option: string, text: string | undefined): ValidationError[] {
  if (text === undefined || /^[-a-z0-9.*]+$/.test(text)) return [];
  return [error(option, text, 'lower case letters, digits, dashes, dots and *', 'write it in that form')];
}

function dropErrors({ dropPods = [], metadata }: ContainersPipelineOptions): ValidationError[] {
  const errors = dropPods.flatMap(({ key, value }) => [
    ...checkForm('labelKey', `${SUBJECT}.dropPods[].key`, key),
    ...checkForm('labelValue', `${SUBJECT}.dropPods[].value`, value),
  ]);
  if (dropPods.length === 0 || metadata !== MetadataLevel.NAMES) return errors;
  const unseen = error('dropPods', dropPods, 'a level of metadata with labels', 'set metadata to MetadataLevel.LABELS');
  return [...errors, unseen];
}

/** What Ruby would refuse when the agent starts, as far as it can be told without Ruby. */
function redactionErrors({ pattern }: RedactionOptions): ValidationError[] {
  const problem = problemOfRegexp(pattern);
  if (problem === undefined) return [];
  const expected = `a regular expression of Ruby, without slashes around it; of this one, ${problem}`;
  return [error('redactions[].pattern', pattern, expected, 'correct the pattern')];
}

function jsonKeyErrors(key: string | undefined): ValidationError[] {
  if (key === undefined || (/^[A-Za-z][-\w]*$/.test(key) && !FIELDS.includes(key))) return [];
  const expected = `letters, digits, dashes and underscores, and none of ${FIELDS.join(', ')}`;
  return [error('jsonKey', key, expected, 'choose another name, such as structured')];
}

function directoryErrors({ auditLog, journal }: ContainersPipelineOptions): ValidationError[] {
  const path = `${SUBJECT}.journal.path`;
  const none = journal?.units?.length === 0;
  return [
    ...checkForm('absolutePath', path, journal?.path),
    ...(none ? [error('journal.units', [], 'one unit at least', 'name one, or leave the option out')] : []),
    ...(auditLog === undefined || /^\/var\/log\/(?!.*\.\.)[^\s:]+$/.test(auditLog)
      ? []
      : [error('auditLog', auditLog, 'a file below /var/log', 'have the API server write its audit log there')]),
  ];
}

/** The store's templates, retention and the agent's rights cover indices of the store's prefix alone. */
function prefixErrors(prefix: string | undefined, stores: string | undefined): ValidationError[] {
  if (prefix === undefined) return [];
  const malformed = checkIndexPrefix(`${SUBJECT}.indexPrefix`, prefix);
  if (malformed.length > 0) return malformed;
  if (stores === undefined || prefix === stores || prefix.startsWith(`${stores}-`)) return [];
  const action = 'set indexPrefix in the lifecycle of the store instead';
  return [error('indexPrefix', prefix, `${stores}, or a name that begins with ${stores}-`, action)];
}

/** There is one stream, and the template knows no other name. */
function streamErrors(
  { indexPrefix, indexPerNamespace }: ContainersPipelineOptions,
  stream: string | undefined,
): ValidationError[] {
  const action = 'leave it out, or leave dataStream out of the lifecycle of the store';
  const expected = `the one data stream of the store, ${stream}`;
  return [
    ...(indexPrefix === undefined || indexPrefix === stream
      ? []
      : [error('indexPrefix', indexPrefix, expected, action)]),
    ...(indexPerNamespace ? [error('indexPerNamespace', true, expected, action)] : []),
  ];
}

/** A chunk holds some pieces of a long line at least. */
const SMALLEST_CHUNK = '256k';
/** The buffer of the rejected has room for two chunks of that size. */
const LARGEST_CHUNK = '32M';

function sizeErrors({
  chunkSize = DEFAULT_CHUNK,
  bufferSize = DEFAULT_BUFFER,
}: ContainersPipelineOptions): ValidationError[] {
  const [chunk, buffer] = [bytesOf(chunkSize), bytesOf(bufferSize)];
  // What is no size at all is an error of the configuration's own.
  if (Number.isNaN(chunk) || Number.isNaN(buffer)) return [];
  if (chunk >= bytesOf(SMALLEST_CHUNK) && chunk <= bytesOf(LARGEST_CHUNK) && chunk * 2 <= buffer) return [];
  const expected = `from ${SMALLEST_CHUNK} to ${LARGEST_CHUNK}, and at most half of the buffer of ${bufferSize}`;
  return [error('chunkSize', chunkSize, expected, 'change the size of the chunks, or make the buffer larger')];
}
