import { isDeepStrictEqual } from 'node:util';
import type { IConstruct } from 'constructs';
import { Attachment } from './attachments';
import { showText, showValue } from './show-value';
import { isSynthesizing, oncePerSynthesis, watchSynth } from './synthesis';
import { printWarnings } from './warnings';

/** A validation error. Every error of this library has the first four parts. */
export interface ValidationError {
  /** The option or field, such as `elasticsearch.replicas`. */
  readonly option: string;
  /** The value that was given. */
  readonly value: unknown;
  /** The accepted values. */
  readonly expected: string;
  /** What to do. */
  readonly action: string;
  /** Whether it is the cause of all errors in the rendered objects of its construct. */
  readonly explainsObjects?: boolean;
  /** Whether every invalid option of a construct around it can be its cause. */
  readonly followsFromOptions?: boolean;
  /** A text that follows from other options. If another error rejects a part of it, only that error is reported. */
  readonly derivedFrom?: string;
  /** The construct that it is about, if another one validates it. */
  readonly at?: IConstruct;
}

/** Makes errors of options below another one: `errorUnder('elasticsearch.')('replicas', …)` is about `elasticsearch.replicas`. */
export function errorUnder(
  prefix: string,
): (option: string, value: unknown, expected: string, action: string) => ValidationError {
  return (option, value, expected, action) => ({ option: `${prefix}${option}`, value, expected, action });
}

/**
 * A value whose validation errors are collected until a construct reports them.
 * @internal
 */
export interface Validated {
  readonly _errors: readonly ValidationError[];
}

/** An error with the construct that reports it. */
export interface LocatedError extends ValidationError {
  readonly construct: IConstruct;
}

type Find = () => readonly ValidationError[];

/** A source of errors: options, or a rendered object, in which an invalid option can cause another error. */
interface Source {
  readonly find: Find;
  readonly rendered: boolean;
}

const SOURCES = new Attachment<Source>('validation');

/** Reports at synth the errors that `find` then returns for the options of a construct. */
export function addValidation(scope: IConstruct, find: Find): void {
  addSource(scope, { find, rendered: false });
}

/** Reports at synth the errors that `find` then returns for rendered objects, unless an invalid option causes them. */
export function addRenderedValidation(scope: IConstruct, find: Find): void {
  addSource(scope, { find, rendered: true });
}

/** The errors of everything below a construct: each once, and none that follows from another one. */
export function errorsOf(root: IConstruct): LocatedError[] {
  return oncePerSynthesis(root, 'errors', () => withoutConsequences(root.node.findAll().flatMap(found)));
}

export function describeError({ option, value, expected, action }: ValidationError): string {
  const given = value === undefined ? 'no value is given' : `${showValue(value)} is invalid`;
  return `${shownName(option)}: ${given}: expected ${shownList(expected)}. ${shownList(sentence(action))}.`;
}

/** An error behind the path of its construct. Ids can contain names from the input. */
export function describeErrorAt(path: string, error: ValidationError): string {
  return `[${showText(path, LONGEST_NAME)}] ${describeError(error)}`;
}

/** Options and expected values can contain names from the input. */
function shownName(option: string): string {
  return showText(option, LONGEST_NAME);
}

function shownList(text: string): string {
  return showText(text, LONGEST_LIST);
}

const LONGEST_NAME = 300;
const LONGEST_LIST = 600;

/** The same parts as a recommendation, for a value that works. */
export function describeWarning({ option, value, expected, action }: ValidationError): string {
  const given = value === undefined ? '' : `${showValue(value)} works, but `;
  return `${option}: ${given}${expected} is recommended. ${sentence(action)}.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface FoundError extends LocatedError {
  readonly rendered: boolean;
  /** Whether the validation itself failed. */
  readonly unexpected: boolean;
}

function addSource(scope: IConstruct, source: Source): void {
  if (SOURCES.of(scope).length === 0) scope.node.addValidation({ validate: () => messagesOf(scope) });
  SOURCES.add(scope, source);
  watchSynth(scope, printWarnings);
}

/** What cdk8s reports of a construct. */
function messagesOf(scope: IConstruct): string[] {
  const { root } = scope.node;
  const errors = isSynthesizing(scope)
    ? oncePerSynthesis(root, 'errors by construct', () => groupByConstruct(errorsOf(root))).get(scope)
    : withoutConsequences(found(scope));
  // cdk8s shows the path of the construct that reports.
  return (errors ?? []).map((error) =>
    error.construct === scope ? describeError(error) : describeErrorAt(error.construct.node.path, error),
  );
}

function groupByConstruct(errors: readonly LocatedError[]): Map<IConstruct, LocatedError[]> {
  const groups = new Map<IConstruct, LocatedError[]>();
  for (const error of errors) {
    const reporter = reporterOf(error.construct);
    groups.set(reporter, [...(groups.get(reporter) ?? []), error]);
  }
  return groups;
}

function found(construct: IConstruct): FoundError[] {
  return SOURCES.of(construct).flatMap(({ find, rendered }) => {
    const { errors, unexpected } = safely(find);
    return errors.map((error) => ({ ...error, construct: error.at ?? construct, rendered, unexpected }));
  });
}

/** The nearest construct around one whose errors cdk8s asks for. */
function reporterOf(construct: IConstruct): IConstruct {
  return [...construct.node.scopes].reverse().find((scope) => SOURCES.of(scope).length > 0) ?? construct;
}

/** An error about a value of an unexpected type must not hide the other errors. */
function safely(find: Find): { readonly errors: readonly ValidationError[]; readonly unexpected: boolean } {
  try {
    return { errors: find(), unexpected: false };
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error);
    const expected = 'options that can be validated';
    const action = 'correct the type of the options';
    return { errors: [{ option: 'options', value, expected, action }], unexpected: true };
  }
}

function withoutConsequences(errors: readonly FoundError[]): LocatedError[] {
  const kept: FoundError[] = [];
  for (const error of causesFirst(errors)) if (!kept.some((cause) => explains(cause, error))) kept.push(error);
  const order = new Map(errors.map((error, index) => [error, index]));
  return kept.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** Errors of options come before those of what follows from them, of rendered objects, and of validations that failed. */
function causesFirst(errors: readonly FoundError[]): FoundError[] {
  const place = ({ derivedFrom, rendered, unexpected }: FoundError) =>
    unexpected ? 3 : rendered ? 2 : derivedFrom === undefined ? 0 : 1;
  return [...errors].sort((a, b) => place(a) - place(b));
}

function explains(cause: FoundError, error: FoundError): boolean {
  if (!sameChart(cause, error)) return false;
  if (error.unexpected && !cause.unexpected) return cause.construct === error.construct;
  if (error.derivedFrom !== undefined && isPartOf(cause.value, error.derivedFrom)) return true;
  if (error.rendered && !cause.rendered) {
    const isCause = cause.explainsObjects === true || error.followsFromOptions === true;
    return isPartOf(cause.value, error.value) || (isCause && isIn(error, cause.construct));
  }
  const isPassedOn = isAround(cause.construct, error.construct);
  if ((isPassedOn || cause.construct === error.construct) && isRemoved(cause, error)) return true;
  // An option that a construct passes to its children can be reported again under another name.
  return isPassedOn && Object.is(cause.value, error.value)
    ? cause.expected === error.expected || cause.option === error.option
    : cause.construct === error.construct && isSameValue(cause, error);
}

function isIn({ construct }: FoundError, scope: IConstruct): boolean {
  return construct === scope || isAround(scope, construct);
}

function isAround(outer: IConstruct, inner: IConstruct): boolean {
  return outer !== inner && inner.node.scopes.includes(outer);
}

/** A value of a wrong type is absent afterwards, a list of such values is empty, and a required value has a substitute. */
function isRemoved(cause: ValidationError, error: ValidationError): boolean {
  if (cause.value === undefined && error.value !== undefined) return cause.option === error.option;
  if (error.value === undefined) return cause.value !== undefined && cause.option === error.option;
  return Array.isArray(error.value) && error.value.length === 0 && cause.option.startsWith(`${error.option}[`);
}

/** A value that two rules reject is one mistake. What is absent can lack several things. */
function isSameValue(a: ValidationError, b: ValidationError): boolean {
  if (a.option !== b.option || !Object.is(a.value, b.value)) return false;
  return a.value !== undefined || (a.expected === b.expected && a.action === b.action);
}

/** Whether a value is another one or contains it, as the name of an object contains the name of its component. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (isDeepStrictEqual(part, whole)) return true;
  return typeof part === 'string' && part !== '' && typeof whole === 'string' && whole.includes(part);
}

/** Whether two constructs are in one child of the App, or one of them is the App itself. */
function sameChart(a: LocatedError, b: LocatedError): boolean {
  const [first, second] = [a, b].map(({ construct }) => construct.node.path.split('/')[0]);
  return first === second || first === '' || second === '';
}
