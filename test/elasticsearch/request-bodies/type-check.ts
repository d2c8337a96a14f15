import { join } from 'node:path';
import ts from 'typescript';
import type { RequestBodies } from './elastic-types';
import type { Request } from './requests';

const ROOT = join(__dirname, '../../..');
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.Node16,
  target: ts.ScriptTarget.ES2022,
  types: ['node'],
};

/** Compiles the bodies as literals of Elastic's types, and returns the errors of the compiler. */
export function typeErrors(major: keyof RequestBodies, requests: readonly Request[]): string[] {
  const file = join(__dirname, `bodies-${major}.ts`);
  const lines = requests.map(
    ({ api, body }, index) => `export const _${index}: RequestBodies[${major}]['${api}'] = ${JSON.stringify(body)};`,
  );
  const source = ["import type { RequestBodies } from './elastic-types';", ...lines].join('\n');
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  host.getCurrentDirectory = () => ROOT;
  const program = ts.createProgram([file], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file: where, start }) => {
    const line = where && start !== undefined ? where.getLineAndCharacterOfPosition(start).line : 0;
    const request = requests[line - 1];
    return `${request?.api ?? where?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
