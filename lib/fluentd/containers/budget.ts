import { Size, SizeRoundingBehavior } from 'cdk8s';
import { bytesOf } from '../../kubernetes/size-quantity';
import { FluentdValue } from '../config/syntax/value';

/** Default sizes of the buffers. */
export const DEFAULT_CHUNK = Size.mebibytes(8);
export const DEFAULT_BUFFER = Size.gibibytes(2);

/** Bytes of the longest text that is not truncated. The rest of a chunk is for the other fields and for escapes. */
export function longestText(chunk: Size): number {
  return bytesOf(chunk) / 2;
}

/** A size as Fluentd reads it. */
export function fluentdSize(size: Size): FluentdValue {
  const kibibytes = size.toKibibytes({ rounding: SizeRoundingBehavior.FLOOR });
  return FluentdValue.size(kibibytes % 1024 === 0 ? `${kibibytes / 1024}M` : `${kibibytes}k`);
}
