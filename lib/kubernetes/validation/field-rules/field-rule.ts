import type { FormName } from '../forms';

/** A rule about one field of a type, wherever that type is. */
export interface FieldRule {
  /** The type, without its group version. */
  readonly type: string;
  readonly field: string;
  /** The function of kubernetes/kubernetes that has the rule. */
  readonly source: string;
  /** A server takes an empty text for an absent field. */
  readonly required?: boolean;
  /** The form of the text, of each text of a list, or of each value of a map. */
  readonly form?: FormName;
  /** The form of each key of a map. */
  readonly keys?: FormName;
  readonly oneOf?: readonly string[];
  readonly range?: readonly [number, number];
  /** The first and the last minor that have the rule. */
  readonly since?: number;
  readonly until?: number;
}

export const LARGEST_ID = 2 ** 31 - 1;
export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
export const PORT = [1, 65_535] as const;
export const COUNT = [0, LARGEST_ID] as const;
export const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
export const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
export const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

export const core = (name: string) => `pkg/apis/core/validation: ${name}`;
