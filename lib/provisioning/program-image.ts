import type { FluentdImage } from '../fluentd/images/image';
import { fluentdFor } from '../images/compatibility';

/** The first major whose agent has a Ruby that is new enough for the programs. */
const FIRST_MAJOR = 7;

/** The image in which the programs beside a store run: in the stack anyway, as its agent, where that will do. */
export function programImageFor(major: number): FluentdImage {
  return fluentdFor(Math.max(FIRST_MAJOR, major));
}
