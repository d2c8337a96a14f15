import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Account } from '../../api-access/account';
import { accountObjects } from '../../api-access/account-objects';
import type { Arrangement, ArrangementInput } from '../../elasticsearch/arrangement';
import { Storage } from '../../elasticsearch/nodes/storage';
import { makeReplicas } from '../../elasticsearch/nodes/workloads';
import type { ContainerSpec } from '../../kubernetes/api-json';
import { KubernetesObject } from '../../kubernetes/object';
import { podErrors, podTemplate } from '../../kubernetes/pod/pod-template';
import { KubernetesVersion } from '../../kubernetes/version';
import { addWarning } from '../../reporting/findings';
import type { ValidationError } from '../../reporting/validation-error';
import type { AddOnElasticsearchContract } from '../images/elasticsearch';
import { ADD_ON_WARNING, withAddOnLabels } from '../labels';
import { makeRetention, retentionErrors } from './retention';

const PORT = 9200;

/** Nodes of one kind that find each other through the API server, behind one Service. */
export function arrangeAddOn(
  scope: Construct,
  contract: AddOnElasticsearchContract,
  input: ArrangementInput,
): Arrangement {
  const { namespace, props } = input;
  const { pod } = props;
  const account = props.serviceAccount ?? Account.namespaceDefault();
  const storage = props.storage ?? Storage.emptyDir();
  const replicas = props.replicas ?? contract.replicas;
  const addOn = props.addOnLabels ?? true;
  if (addOn) addWarning(scope, ADD_ON_WARNING);
  if (storage._kind === 'emptyDir') {
    addWarning(
      scope,
      'emptyDir: the logs are gone with the pods. Good for a trial; use Storage.claim or Storage.cephRbd for anything else.',
    );
  }
  accountObjects(scope, {
    account,
    namespace,
    roleName: contract.statefulSetName,
    labels: contract.selector,
    rules: [{ apiGroups: [''], resources: [...contract.reads], verbs: ['get'] }],
  });
  const container = nodeContainer(contract, input.image, replicas);
  const parts = {
    labels: withAddOnLabels(addOn, contract.podLabels),
    container,
    spec: {
      serviceAccountName: account.podSpecName,
      automountServiceAccountToken: true,
      imagePullSecrets: input.pullSecrets,
    },
  };
  const workloads = makeReplicas(scope, {
    ...contract,
    namespace,
    replicas,
    storage,
    labels: withAddOnLabels(addOn, contract.controllerLabels),
    template: podTemplate(parts, pod),
  });
  const service = clientService(scope, contract, namespace, addOn);
  makeRetention(scope, contract, input);
  const errors = (): ValidationError[] => [
    ...account._errors,
    ...storage._errors(replicas, KubernetesVersion.of(scope).minor),
    ...podErrors('elasticsearch.pod', parts, pod),
    ...quorumErrors(replicas),
    ...retentionErrors(scope, props),
  ];
  const endpoint = { host: contract.serviceName, namespace, port: PORT, scheme: 'http', major: contract.major };
  return { endpoint, workloads, service, errors };
}

function nodeContainer(contract: AddOnElasticsearchContract, image: string, replicas: number): ContainerSpec {
  const quorum = Math.floor(replicas / 2) + 1;
  const asDefault = quorum === contract.quorum.byDefault;
  return {
    name: contract.containerName,
    image,
    resources: contract.resources,
    ports: [
      { containerPort: PORT, name: 'db', protocol: 'TCP' },
      { containerPort: 9300, name: 'transport', protocol: 'TCP' },
    ],
    volumeMounts: [{ name: contract.dataVolume, mountPath: contract.dataPath }],
    env: [...(contract.env ?? []), ...(asDefault ? [] : [{ name: contract.quorum.env, value: String(quorum) }])],
  };
}

function clientService(
  scope: Construct,
  contract: AddOnElasticsearchContract,
  namespace: string,
  addOn: boolean,
): ApiObject {
  return new KubernetesObject(scope, 'Service', 'Service', {
    metadata: { name: contract.serviceName, namespace, labels: withAddOnLabels(addOn, contract.serviceLabels) },
    spec: {
      ports: [{ port: PORT, protocol: 'TCP', targetPort: 'db' }],
      selector: { 'k8s-app': contract.selector['k8s-app'] },
    },
  });
}

function quorumErrors(replicas: number): ValidationError[] {
  if (Number.isInteger(replicas) && replicas > 0 && replicas < 50) return [];
  return [
    {
      option: 'elasticsearch.replicas',
      value: replicas,
      expected: 'a whole number from 1',
      action: 'set the number of nodes',
    },
  ];
}
