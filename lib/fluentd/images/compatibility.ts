import type { ElasticsearchEndpoint } from '../../elasticsearch/endpoint/endpoint';
import { isKnownMajor, knownMajors } from '../../elasticsearch/images/releases';
import { firstMinorWith, hasBehavior } from '../../kubernetes/behaviors';
import type { ValidationError } from '../../reporting/validation-error';
import { FluentdImage } from './image';

/** Oldest first. */
const IMAGES = [
  FluentdImage.V1_19_3_ELASTICSEARCH_7,
  FluentdImage.V1_19_3_ELASTICSEARCH_8,
  FluentdImage.V1_19_3_ELASTICSEARCH_9,
];

/** The image for a major version of Elasticsearch; the nearest one where there is none, which checkAgent rejects. */
export function fluentdFor(major: number): FluentdImage {
  const upTo = IMAGES.filter((image) => image._contract.elasticsearchMajors.some((known) => known <= major));
  return upTo.at(-1) ?? IMAGES[0];
}

/** Errors of an agent whose own plugins have file names that Kubernetes does not accept. */
export function pluginErrors({ _contract: { published } }: FluentdImage, minor: number): ValidationError[] {
  if (hasBehavior(minor, 'configMapKeys')) return [];
  return [
    {
      option: 'agent.image',
      value: `${published} on Kubernetes 1.${minor}`,
      expected: `Kubernetes 1.${firstMinorWith('configMapKeys')} or newer with this pipeline, whose plugins are keys of a ConfigMap`,
      action: 'use AddOnElasticsearch and AddOnImages.FLUENTD_1_22',
      explainsObjects: true,
    },
  ];
}

/** Errors of an agent whose plugin does not support the major version of Elasticsearch. */
export function checkAgent(
  image: FluentdImage,
  { major, version }: Pick<ElasticsearchEndpoint, 'major' | 'version'>,
): ValidationError[] {
  const { elasticsearchMajors: majors, published } = image._contract;
  if (majors.includes(major)) return [];
  return [
    {
      option: 'agent.image',
      value: `${published} with Elasticsearch ${major}`,
      expected: `Elasticsearch ${majors.join(' and ')} with this image, because the others reject its requests`,
      action: remedyFor(major),
      derivedFrom: version,
    },
  ];
}

function remedyFor(major: number): string {
  if (isKnownMajor(major)) return `choose ${fluentdFor(major)._contract.published}, or leave image out`;
  return `set image to AddOnImages.FLUENTD_1_22 for the Elasticsearch of the add-on, or use Elasticsearch ${knownMajors()}`;
}
