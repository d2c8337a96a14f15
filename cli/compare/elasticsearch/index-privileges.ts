import { isObject, type Json } from '../../../lib/kubernetes/json';
import type { Change } from '../change';
import type { ManifestObject } from '../manifests/object';
import { embeddedObjects } from './embedded-json';

/** The indices that a role of the manifests lets agents write: those of `indexPrefix`, and those of earlier prefixes. */
interface WritableIndices {
  readonly current: readonly string[];
  readonly previous: readonly string[];
}

/** Indices that agents may write no longer. Lines that they have buffered for these indices are rejected with 403. */
export function lostPrivileges(before: ManifestObject, after: ManifestObject): Change[] {
  const now = new Map(rolesIn(after));
  return rolesIn(before).flatMap(([path, { current, previous }]): Change[] => {
    const role = now.get(path);
    if (role === undefined) return [];
    const allowed = [...role.current, ...role.previous];
    const isLost = (name: string) => !allowed.some((pattern) => covers(pattern, name));
    return [...rejectedLines(current.filter(isLost)), ...endedPrivileges(previous.filter(isLost))];
  });
}

function rejectedLines(names: readonly string[]): Change[] {
  if (names.length === 0) return [];
  return [
    {
      effect: 'data-loss',
      message: `Elasticsearch rejects the lines for ${names.join(', ')} that agents have buffered`,
      action: 'add the old indexPrefix to lifecycle.previousIndexPrefixes',
    },
  ];
}

function endedPrivileges(names: readonly string[]): Change[] {
  if (names.length === 0) return [];
  return [
    {
      effect: 'updated',
      message: `Agents cannot write to ${names.join(', ')} any more`,
      action: 'before you apply, check that every agent has sent the lines that it buffered for them',
    },
  ];
}

/** Each role with the privilege to create documents, by its path. */
function rolesIn(object: ManifestObject): [string, WritableIndices][] {
  return embeddedObjects(object).flatMap(({ path, value: { indices } }): [string, WritableIndices][] => {
    if (!Array.isArray(indices)) return [];
    const [current, ...previous] = indices.map(writableNames);
    return current === undefined || current.length === 0 ? [] : [[path, { current, previous: previous.flat() }]];
  });
}

function writableNames(item: Json): string[] {
  if (!isObject(item)) return [];
  const { names, privileges } = item;
  if (!Array.isArray(names) || !Array.isArray(privileges) || !privileges.includes('create_doc')) return [];
  return names.map(String);
}

/** Whether a pattern such as `logs-*` matches all names that another one matches. */
function covers(pattern: string, name: string): boolean {
  return pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)));
}
