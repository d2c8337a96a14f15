/** `[path/of/construct] option: value is invalid: expected what. What to do.` */
const ERROR = /^\[[^\n]*?\] .+?(?: is invalid|: no value is given): expected .+\. [\p{Lu}\p{N}"'].*\.$/u;
const LONGEST = 1000;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What is wrong with what an app threw: it must be one report of errors, each once, that a person can read. */
export function reportProblems(error: unknown): string[] {
  if (!(error instanceof Error) && !isErrorOfAnotherRealm(error)) return [`threw ${String(error)}`];
  const { message, stack } = error as Error;
  const lines = message.split('\n').filter((line) => line !== '');
  const [head = ''] = lines;
  const count = /^(\d+) errors?, nothing was written:$/.exec(head)?.[1];
  const errors = count === undefined ? lines : lines.slice(1).map((line) => line.replace(/^ {2}/, ''));
  return [
    ...(count !== undefined && Number(count) !== errors.length ? [`${head}, but ${errors.length} lines`] : []),
    ...errors
      .filter((line) => !ERROR.test(line))
      .map((line) => `no error of a report: ${line.slice(0, 300)}\n${stack?.slice(0, 1500)}`),
    ...errors.filter((line, index) => errors.indexOf(line) !== index).map((line) => `twice: ${line}`),
    ...errors.filter((line) => line.length > LONGEST).map((line) => `${line.length} characters: ${line.slice(0, 300)}`),
    ...errors.filter((line) => HIDDEN.test(line)).map((line) => `hidden characters: ${JSON.stringify(line)}`),
    ...errors
      .filter((line) => /\bundefined\b(?!-value)|\[object |TypeError|RangeError| at .*:\d+:\d+/.test(line))
      .map((line) => `unreadable: ${line.slice(0, 300)}`),
  ];
}

/** Jest runs tests in a realm of their own, where `Error` is another class. */
function isErrorOfAnotherRealm(error: unknown): boolean {
  return Object.prototype.toString.call(error) === '[object Error]';
}
