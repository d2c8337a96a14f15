import type { ElasticsearchEndpoint } from '../../elasticsearch/endpoint/endpoint';
import { isKnownMajor, kibanaFloorErrors, knownMajors, releaseOf } from '../../elasticsearch/images/releases';
import { compareStackVersions, parseStackVersion } from '../../images/stack-version';
import type { ValidationError } from '../../reporting/validation-error';
import { KibanaImage } from './image';

/** The part of an endpoint that says which Elasticsearch it is. */
export type ElasticsearchVersion = Pick<ElasticsearchEndpoint, 'major' | 'version'>;

/** The part of a Kibana that must be compatible with Elasticsearch. */
export interface KibanaVersion {
  readonly published: string;
  readonly major: number;
  readonly version: string;
  readonly elasticsearchMajor: number;
}

/** The image for an Elasticsearch: of its own version where that is known, else the newest of its major. */
export function kibanaFor({ major, version }: ElasticsearchVersion): KibanaImage {
  return KibanaImage.official(isKnownMajor(major) && version ? version : releaseOf(major).newest);
}

/** Errors of a Kibana that is not compatible with its Elasticsearch or with the version of Kubernetes. */
export function checkKibana(
  option: string,
  kibana: KibanaVersion,
  elasticsearch: ElasticsearchVersion,
  minor: number,
): ValidationError[] {
  return [...pairErrors(option, kibana, elasticsearch), ...kibanaFloorErrors(option, kibana, minor)];
}

function pairErrors(option: string, kibana: KibanaVersion, elasticsearch: ElasticsearchVersion): ValidationError[] {
  const pair = {
    option,
    value: `${kibana.published} with Elasticsearch ${elasticsearch.version ?? elasticsearch.major}`,
    action: remedyFor(elasticsearch),
    derivedFrom: elasticsearch.version,
  };
  if (kibana.elasticsearchMajor !== elasticsearch.major)
    return [{ ...pair, expected: `Elasticsearch ${kibana.elasticsearchMajor}.x with this Kibana` }];
  const [own, theirs] = [parseStackVersion(kibana.version), parseStackVersion(elasticsearch.version ?? '')];
  // The Kibana of the add-on has version numbers of its own.
  if (!own || !theirs || own.major !== theirs.major || compareStackVersions(own, theirs) <= 0) return [];
  return [
    { ...pair, expected: `${elasticsearch.version} or older: Kibana does not start with an older Elasticsearch` },
  ];
}

function remedyFor(elasticsearch: ElasticsearchVersion): string {
  if (isKnownMajor(elasticsearch.major))
    return `choose ${kibanaFor(elasticsearch)._contract.published}, or leave image out`;
  return `set image to AddOnImages.KIBANA_4_6_1_1 for the Elasticsearch of the add-on, or use Elasticsearch ${knownMajors()}`;
}
