import { Quantity } from '../../kubernetes/quantity';
import { sizeQuantity } from '../../kubernetes/size-quantity';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import type { KibanaContract } from '../images/contracts';
import type { KibanaOptions } from './options';

const MEBIBYTE = 2 ** 20;
/**
 * The minimum, because Kibana 7.17 and newer load more than a hundred plugins, and ECK never requests less than twice
 * this.
 */
const LEAST = '512Mi';
/** What images from 9.4 on do by themselves (elastic/kibana pull 246073). */
const HEAP_SHARE = 0.75;
const LARGEST_HEAP_MEBIBYTES = 4096;

/** The memory of the container, as Kubernetes quantities. */
export interface KibanaMemory {
  readonly request?: string;
  readonly limit?: string;
  /** The option with the limit. */
  readonly option: string;
}

/** A request follows a lower limit that the user gives alone, since no server admits a request above its limit. */
export function resolveMemory(
  { memory, pod }: Pick<KibanaOptions, 'memory' | 'pod'>,
  contract: KibanaContract,
): KibanaMemory {
  const chosen = memory === undefined ? contract.memory : sizeQuantity(memory);
  const given = pod?.resources?.limits?.memory;
  const limit = given ?? chosen;
  const option = given === undefined ? 'kibana.memory' : 'kibana.pod.resources.limits.memory';
  return { limit, option, request: pod?.resources?.requests?.memory ?? limit };
}

/** The argument of Node.js for its heap, where the image does not set it and the limit is known. */
export function heapOption({ limit }: KibanaMemory, { sizesHeap, variables }: KibanaContract): string | undefined {
  const bytes = Quantity.parse(limit)?.value;
  if (variables || sizesHeap || bytes === undefined) return undefined;
  return `--max-old-space-size=${Math.min(Math.floor((bytes / MEBIBYTE) * HEAP_SHARE), LARGEST_HEAP_MEBIBYTES)}`;
}

/** Errors of a memory in which Kibana does not start. */
export function memoryErrors({ limit, option }: KibanaMemory, { variables }: KibanaContract): ValidationError[] {
  const wrong = checkForm('quantity', option, limit);
  if (wrong.length > 0) return wrong;
  const [amount, least] = [Quantity.parse(limit), Quantity.parse(LEAST)];
  if (variables || amount === undefined || least === undefined || amount.compareTo(least) >= 0) return [];
  return [
    {
      option,
      value: limit,
      expected: `at least ${LEAST}`,
      action: 'leave it out for what the version of Kibana needs, or give more',
    },
  ];
}
