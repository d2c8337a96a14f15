import { isDeepStrictEqual } from 'node:util';
import * as jsYaml from 'js-yaml';
import { parseAllDocuments } from 'yaml';

/** What parsers of YAML 1.1 and of YAML 1.2 read in a file other than the objects that it stands for. */
export function yamlProblems(text: string, objects: readonly object[]): string[] {
  return [
    ...differences('YAML 1.1 (js-yaml)', objects, () => jsYaml.safeLoadAll(text)),
    ...differences('YAML 1.2 (yaml)', objects, () => read12(text)),
  ];
}

function read12(text: string): unknown[] {
  return [...parseAllDocuments(text, { version: '1.2', uniqueKeys: true })].map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined) throw problem;
    return document.toJS();
  });
}

function differences(parser: string, objects: readonly object[], parse: () => unknown[]): string[] {
  try {
    const found = JSON.parse(JSON.stringify(parse()));
    return isDeepStrictEqual(found, objects) ? [] : [`${parser} reads other objects`];
  } catch (error) {
    return [`${parser}: ${String(error)}`];
  }
}
