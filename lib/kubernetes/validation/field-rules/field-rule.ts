import type { BehaviorRange } from '../../behaviors';
import type { FormName } from '../forms';

/** A rule about one field of a type, wherever that type is. */
export interface FieldRule extends BehaviorRange {
  /** The type, without its group version. */
  readonly type: string;
  readonly field: string;
  /** The function of kubernetes/kubernetes that has the rule, in v1.37.2 if no version is named. */
  readonly source: string;
  /** A server takes an empty text for an absent field. */
  readonly required?: boolean;
  /** A server rejects an empty text, though the field may be absent. */
  readonly rejectsEmpty?: boolean;
  /** The form of the text, of each text of a list, or of each value of a map. */
  readonly form?: FormName;
  /** The form of each key of a map. */
  readonly keys?: FormName;
  readonly oneOf?: readonly string[];
  readonly range?: readonly [number, number];
}

export const LARGEST_ID = 2 ** 31 - 1;
export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
export const PORT = [1, 65_535] as const;
export const COUNT = [0, LARGEST_ID] as const;
export const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
export const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
export const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

/** Keys of ConfigMaps and Secrets had another form. */
export const BEFORE_1_4 = 'v1.3.10 pkg/api/validation: IsSecretKey';

export const core = (name: string) => `pkg/apis/core/validation: ${name}`;
