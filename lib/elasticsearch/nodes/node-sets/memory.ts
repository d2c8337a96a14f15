import type { Size } from 'cdk8s';
import { Quantity } from '../../../kubernetes/quantity';
import { bytesOf, sizeQuantity } from '../../../kubernetes/size-quantity';
import { checkForm } from '../../../kubernetes/validation/syntax';
import type { ValidationError } from '../../../reporting/validation-error';
import type { NodeSetSpec } from './node-set-spec';

/** Elasticsearch uses at most half of the memory for its heap. With less memory than this, the heap is too small to start. */
const LEAST_MEMORY = '512Mi';

/** Validation errors of the memory and the heap of a node set. */
export function memoryErrors({ heap, memory, options, podOptions }: NodeSetSpec): ValidationError[] {
  const [amount, least] = [Quantity.parse(memory), Quantity.parse(LEAST_MEMORY)];
  if (amount === undefined || least === undefined)
    // The errors of the pod have an invalid limit.
    return podOptions.resources?.limits?.memory === undefined ? checkForm('quantity', options.memory, memory) : [];
  if (amount.compareTo(least) < 0) {
    const action = 'leave it out for 2Gi, or set more';
    return [{ option: options.memory, value: memory, expected: `${LEAST_MEMORY} or more`, action }];
  }
  if (heap === undefined || (isWhole(heap) && bytesOf(heap) > 0 && bytesOf(heap) <= amount.value / 2)) return [];
  const expected = `whole kibibytes, at most half of the memory (${memory}): the other half is for Lucene and the system`;
  const action = 'leave it out, or raise the memory';
  return [{ option: `${options.nodeSet}.heap`, value: sizeQuantity(heap), expected, action }];
}

/** The options of Java for a heap of this size. */
export function heapOptions(heap: Size): string {
  const size = sizeQuantity(heap).replace('i', '').toLowerCase();
  return `-Xms${size} -Xmx${size}`;
}

function isWhole(heap: Size): boolean {
  return bytesOf(heap) % 2 ** 10 === 0;
}
