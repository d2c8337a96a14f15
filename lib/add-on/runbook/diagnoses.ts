/** A line that somebody sees in a log, and what it means. */
export interface Diagnosis {
  /** A short name to speak of it. */
  readonly id: string;
  /** Where the line is seen. */
  readonly where: string;
  /** The part of the line that identifies it. */
  readonly line: string;
  /** Why it is written. */
  readonly cause: string;
  /** What to do: an option of this library, or patience. */
  readonly action: string;
}

const FLUENTD_LOG = 'the node, /var/log/fluentd.log';
const STORE_LOG = 'kubectl logs of an elasticsearch-logging pod';
const OWN_ACCOUNT = "serviceAccount: Account.create('…') for the component";

/** What goes wrong with the add-on on clusters of its time, in the order in which one meets it. */
export const ADD_ON_DIAGNOSES: readonly Diagnosis[] = [
  {
    id: 'F1',
    where: 'kubectl get pods',
    line: 'CrashLoopBackOff',
    cause: 'the agent ends at its start on every node: see F2',
    action: 'see F2',
  },
  {
    id: 'F2',
    where: FLUENTD_LOG,
    line: 'Invalid Kubernetes API v1 endpoint https://192.168.3.1:443/api: 401 Unauthorized',
    cause: 'the API server refuses the token with which the metadata filter asks for pods',
    action: `apiServer: { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes') }, or ${OWN_ACCOUNT}`,
  },
  {
    id: 'F3',
    where: FLUENTD_LOG,
    line: 'Can not reach Elasticsearch cluster',
    cause: 'Elasticsearch is not there yet',
    action: 'wait: it ends once Elasticsearch answers, and what is buffered is sent then',
  },
  {
    id: 'E1',
    where: STORE_LOG,
    line: "kube-system namespace doesn't exist: the server has asked for the client to provide credentials (get namespaces kube-system)",
    cause: 'the discovery program of the image asks the API server with the account of the pod, which is refused',
    action: OWN_ACCOUNT,
  },
  {
    id: 'E2',
    where: STORE_LOG,
    line: 'waited for 30s and no initial state was set by the discovery',
    cause:
      'the discovery program failed (E1), so that elasticsearch.yml lacks the line discovery.zen.ping.unicast.hosts',
    action: OWN_ACCOUNT,
  },
  {
    id: 'E3',
    where: 'kubectl get pods',
    line: '1/1 Running',
    cause: 'the image goes on after a failed discovery: Running proves nothing',
    action: 'read the log of the pod, and look for new_master with a joined node',
  },
  {
    id: 'A1',
    where: 'kubectl logs of the access check, or of any client in a pod',
    line: 'the server has asked for the client to provide credentials (get pods)',
    cause:
      "the API server refuses the token of the namespace's default account: it was signed with another key than today's",
    action: `${OWN_ACCOUNT}, or delete the stale token Secrets so that new ones are signed`,
  },
  {
    id: 'A2',
    where: 'the log of the API server, /var/log/upstart/kube-apiserver.log',
    line: 'Unable to authenticate the request due to an error: crypto/rsa: verification error',
    cause: 'the same, seen from the other side',
    action: 'as A1',
  },
  {
    id: 'K1',
    where: 'kubectl logs of the kibana-logging pod',
    line: 'Optimizing and caching bundles for kibana and statusPage. This may take a few minutes',
    cause: 'the first start, with a tenth of a processor: ten minutes are normal',
    action: "wait, or give it more: pod: { resources: { limits: { cpu: '1000m' } } }",
  },
  {
    id: 'K2',
    where: 'kubectl logs of the kibana-logging pod',
    line: 'No existing Kibana index found',
    cause:
      'the normal sequence: Waiting for Elasticsearch, this line, Kibana index ready, Server running at http://0.0.0.0:5601',
    action: 'none needed',
  },
];
