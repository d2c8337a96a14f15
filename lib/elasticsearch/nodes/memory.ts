import { bytesOf, bytesOfHeap } from '../../kubernetes/quantity';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import type { NodeSetSpec } from './node-set-spec';

/** Elasticsearch uses at most half of the memory for its heap. With less memory than this, the heap is too small to start. */
const LEAST_MEMORY = 512 * 2 ** 20;

/** Validation errors of the memory and the heap of a node set. */
export function memoryErrors({ heap, memory, options }: NodeSetSpec): ValidationError[] {
  const whole = bytesOf(memory);
  const wrong = checkForm('quantity', options.memory, memory);
  if (whole === undefined || wrong.length > 0) return wrong;
  if (whole < LEAST_MEMORY) {
    const action = 'give it 2Gi, as the default does; a bare number counts bytes';
    return [{ option: options.memory, value: memory, expected: '512Mi or more', action }];
  }
  if (heap === undefined) return [];
  const bytes = bytesOfHeap(heap);
  if (bytes !== undefined && bytes <= whole / 2) return [];
  const expected = `a size such as 1g, at most half of the memory (${memory}): the other half is for Lucene and the system`;
  return [{ option: `${options.nodeSet}.heap`, value: heap, expected, action: 'leave it out, or raise the memory' }];
}
