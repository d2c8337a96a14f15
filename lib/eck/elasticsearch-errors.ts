import { nodeFloorErrors } from '../elasticsearch/images/releases';
import { noDataStream } from '../elasticsearch/indices/data-stream';
import { lifecycleErrors } from '../elasticsearch/indices/lifecycle';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';
import type { EckElasticsearchSpec } from './elasticsearch-spec';
import { eckNameErrors } from './names';
import { nodeSetErrors } from './node-set-errors';
import { eckKubernetesErrors, eckStackErrors } from './supported-versions';

const ECK_USERS = 'an Elasticsearch of this library: with ECK, agents can write before the index template exists';

/** Errors of the options. */
export function eckElasticsearchErrors(spec: EckElasticsearchSpec): ValidationError[] {
  const { contract, image, lifecycle, minor, name, version } = spec;
  return [
    ...image._errorsOf('elasticsearch.version'),
    ...eckKubernetesErrors(minor),
    ...eckStackErrors('elasticsearch.version', version, contract),
    ...nodeFloorErrors('elasticsearch.version', contract, minor),
    ...eckNameErrors('elasticsearch.name', name),
    // By default the Secret has the name of the cluster.
    ...spec.agentSecret
      ._errorsOf('elasticsearch.agentSecret')
      .map((error) => ({ ...error, derivedFrom: String(error.value) })),
    ...(spec.httpCertificate?._errorsOf('elasticsearch.httpCertificate') ?? []),
    ...checkForm('dnsLabel', 'elasticsearch.agentNamespace', spec.otherAgentNamespace),
    ...lifecycleErrors('elasticsearch.lifecycle', lifecycle),
    ...(lifecycle.dataStream ? [noDataStream('with ECK', ECK_USERS)] : []),
    ...nodeSetErrors(spec),
    ...spec.programImage._errorsOf('elasticsearch.programImage'),
  ];
}
