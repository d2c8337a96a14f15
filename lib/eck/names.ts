import { SecretRef } from '../kubernetes/secret-ref';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';

/**
 * The names of the objects that ECK creates for a resource NAME, by
 * https://www.elastic.co/guide/en/cloud-on-k8s/current/k8s-accessing-elastic-services.html and
 * https://www.elastic.co/guide/en/cloud-on-k8s/current/k8s-users-and-roles.html.
 */
export const eckNames = {
  /** The Service in front of all nodes. */
  elasticsearchService: (name: string) => `${name}-es-http`,
  /** Its certificate authority under `ca.crt`. */
  elasticsearchAuthority: (name: string) => SecretRef.fromName(`${name}-es-http-certs-public`),
  /** The password of `elastic` under `elastic`. */
  elasticUser: (name: string) => SecretRef.fromName(`${name}-es-elastic-user`),
  /** The Service in front of Kibana. */
  kibanaService: (name: string) => `${name}-kb-http`,
};

/** Labels of the pods of an Elasticsearch. */
export function eckPodLabels(name: string): { [label: string]: string } {
  return {
    'common.k8s.elastic.co/type': 'elasticsearch',
    'elasticsearch.k8s.elastic.co/cluster-name': name,
  };
}

/** Labels of the pods of a Kibana. */
export function eckKibanaLabels(name: string): { [label: string]: string } {
  return { 'common.k8s.elastic.co/type': 'kibana', 'kibana.k8s.elastic.co/name': name };
}

/** `MaxResourceNameLength` of ECK: a name with its longest suffix must be a valid label. */
const LONGEST_NAME = 36;

/** Errors of the name of a resource of ECK. */
export function eckNameErrors(option: string, name: string): ValidationError[] {
  const wrong = checkForm('serviceName', option, name);
  if (wrong.length > 0 || name.length <= LONGEST_NAME) return wrong;
  const expected = `at most ${LONGEST_NAME} characters, because ECK appends to it`;
  return [{ option, value: name, expected, action: 'choose a shorter name' }];
}
