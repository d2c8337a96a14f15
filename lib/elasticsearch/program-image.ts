import { FluentdImage } from '../images/fluentd-image';

/** By the major version of the store. */
const BY_MAJOR: Readonly<Record<number, FluentdImage>> = {
  7: FluentdImage.V1_19_3_ELASTICSEARCH_7,
  8: FluentdImage.V1_19_3_ELASTICSEARCH_8,
  9: FluentdImage.V1_19_3_ELASTICSEARCH_9,
};

/**
 * The image in which the programs beside a store run: in the stack anyway, as its agent. The Ruby of the add-on's agent
 * is too old for them.
 */
export function programImageFor(major: number): FluentdImage {
  return BY_MAJOR[major] ?? FluentdImage.V1_19_3_ELASTICSEARCH_9;
}
