import { checkIndexPrefix } from '../../elasticsearch/indices/prefix';
import { bytesOf, sizeQuantity } from '../../kubernetes/size-quantity';
import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import { errorUnder, type ValidationError } from '../../reporting/validation-error';
import { problemOfRegexp } from '../config/ruby-regexp';
import type { PipelineContext } from '../pipeline-context';
import { DEFAULT_BUFFER, DEFAULT_CHUNK } from './budget';
import type { ContainersPipelineOptions } from './options';
import { PodControl } from './selection/pod-control';
import type { ContainerPattern, RedactionOptions } from './selection/selection';

const OPTION = 'agent.pipeline';
const error = errorUnder(`${OPTION}.`);

/** Errors of single options, and of combinations of options. */
export function optionErrors(
  options: ContainersPipelineOptions,
  { elasticsearch }: PipelineContext,
): ValidationError[] {
  const { indexPrefix: prefix, dataStream } = elasticsearch.endpoint;
  return [
    ...patternErrors('only', options.only, true),
    ...patternErrors('exclude', options.exclude, false),
    ...patternErrors('stackTraces.containers', options.stackTraces?.containers, true),
    ...podControlErrors(options),
    ...(options.redactions ?? []).flatMap(redactionErrors),
    ...pathErrors(options),
    ...(dataStream ? streamErrors(options, prefix) : prefixErrors(options.indexPrefix, prefix)),
    ...sizeErrors(options),
    ...checkInteger(`${OPTION}.flushThreads`, options.flushThreads, 1, 64),
  ];
}

/** An empty list reads nothing, and a pattern that names nothing means every container. */
function patternErrors(
  option: string,
  patterns: readonly ContainerPattern[] | undefined,
  mayBeAll: boolean,
): ValidationError[] {
  if (patterns === undefined) return [];
  if (mayBeAll && patterns.length === 0) {
    return [error(option, patterns, 'at least one pattern', 'add a pattern, or remove the option')];
  }
  return patterns.flatMap((pattern, index) => patternError(`${option}[${index}]`, pattern, mayBeAll));
}

function patternError(option: string, pattern: ContainerPattern, mayBeAll: boolean): ValidationError[] {
  const { labels = {}, ...names } = pattern;
  const narrow = Object.values(names).some((name) => name !== '*') || Object.keys(labels).length > 0;
  return [
    ...(mayBeAll || narrow
      ? []
      : [error(option, pattern, 'a pattern with a namespace, a pod, a container or labels', 'add one of them')]),
    ...Object.entries(names).flatMap(([part, name]) => nameErrors(`${option}.${part}`, name)),
    ...Object.entries(labels).flatMap(([key, value]) => labelErrors(`${option}.labels`, key, value)),
  ];
}

function nameErrors(option: string, name: string): ValidationError[] {
  if (/^[-a-z0-9.*]+$/.test(name)) return [];
  return [error(option, name, 'lower case letters, digits, -, . and *', 'correct the name')];
}

function labelErrors(option: string, key: string, value: string): ValidationError[] {
  return [
    ...checkForm('labelKey', `${OPTION}.${option}`, key),
    ...checkForm('labelValue', `${OPTION}.${option}['${key}']`, value),
  ];
}

function podControlErrors({ podControls, indexPerNamespace }: ContainersPipelineOptions): ValidationError[] {
  if (podControls === undefined) return [];
  const { prefix, allow } = podControls;
  return [
    ...checkForm('dnsSubdomain', `${OPTION}.podControls.prefix`, prefix),
    ...(allow.length > 0 ? [] : [error('podControls.allow', allow, 'at least one', 'remove podControls')]),
    ...(indexPerNamespace && allow.includes(PodControl.INDEX)
      ? [
          error(
            'podControls.allow',
            allow,
            'no index for each pod together with an index for each namespace',
            'remove PodControl.INDEX or indexPerNamespace',
          ),
        ]
      : []),
  ];
}

/** The errors that Ruby would raise when the agent starts, as far as they can be detected without Ruby. */
function redactionErrors({ pattern, replacement }: RedactionOptions, index: number): ValidationError[] {
  const option = `redactions[${index}]`;
  const problem = problemOfRegexp(pattern);
  const expected = `a regular expression of Ruby without slashes (${problem})`;
  return [
    ...(problem === undefined ? [] : [error(`${option}.pattern`, pattern, expected, 'correct the pattern')]),
    ...(replacement.includes('\0')
      ? [error(`${option}.replacement`, replacement, 'any character but NUL', 'leave NUL out')]
      : []),
  ];
}

function pathErrors({ auditLog, journal }: ContainersPipelineOptions): ValidationError[] {
  return [
    ...checkForm('absolutePath', `${OPTION}.journal.path`, journal?.path),
    ...(journal?.units?.length === 0
      ? [error('journal.units', [], 'at least one unit', 'add a unit, or remove the option')]
      : []),
    ...(auditLog === undefined || /^\/var\/log\/(?!.*\.\.)[^\s:*?[\]{},]+$/.test(auditLog)
      ? []
      : [error('auditLog', auditLog, 'a file below /var/log', 'have the API server write its audit log there')]),
  ];
}

/** Templates, retention and permissions of the agent cover the indices of one prefix only. */
function prefixErrors(prefix: string | undefined, allowed: string | undefined): ValidationError[] {
  if (prefix === undefined) return [];
  const malformed = checkIndexPrefix(`${OPTION}.indexPrefix`, prefix);
  if (malformed.length > 0) return malformed;
  if (allowed === undefined || prefix === allowed || prefix.startsWith(`${allowed}-`)) return [];
  const action = 'set indexPrefix in the lifecycle of the Elasticsearch instead';
  return [error('indexPrefix', prefix, `${allowed}, or a name that begins with ${allowed}-`, action)];
}

/** There is one data stream, and the template matches its name only. */
function streamErrors(options: ContainersPipelineOptions, stream: string | undefined): ValidationError[] {
  const action = 'remove the option, or dataStream in the lifecycle of the Elasticsearch';
  const expected = `the one data stream of the Elasticsearch, ${stream}`;
  const { indexPrefix, indexPerNamespace, podControls } = options;
  return [
    ...(indexPrefix === undefined || indexPrefix === stream
      ? []
      : [error('indexPrefix', indexPrefix, expected, action)]),
    ...(indexPerNamespace ? [error('indexPerNamespace', true, expected, action)] : []),
    ...(podControls?.allow.includes(PodControl.INDEX)
      ? [error('podControls.allow', podControls.allow, expected, 'remove PodControl.INDEX')]
      : []),
  ];
}

const SMALLEST_CHUNK = 256 * 1024;
/** The buffer of the rejected documents has room for two chunks of this size. */
const LARGEST_CHUNK = 32 * 1024 ** 2;

function sizeErrors({
  chunkSize = DEFAULT_CHUNK,
  bufferSize = DEFAULT_BUFFER,
}: ContainersPipelineOptions): ValidationError[] {
  const [chunk, buffer] = [bytesOf(chunkSize), bytesOf(bufferSize)];
  if (chunkSize === DEFAULT_CHUNK && chunk * 2 > buffer) {
    const expected = `at least ${2 * DEFAULT_CHUNK.toMebibytes()}Mi, which are two chunks`;
    return [error('bufferSize', sizeQuantity(bufferSize), expected, 'make it larger, or set a smaller chunkSize')];
  }
  const tooLarge = checkForm('quantity', `${OPTION}.bufferSize`, sizeQuantity(bufferSize));
  if (tooLarge.length > 0) return tooLarge;
  if (chunk >= SMALLEST_CHUNK && chunk <= LARGEST_CHUNK && chunk * 2 <= buffer) return [];
  const expected = 'from 256 KiB to 32 MiB, and at most half of bufferSize';
  return [error('chunkSize', chunkSize.asString(), expected, 'change chunkSize, or make bufferSize larger')];
}
