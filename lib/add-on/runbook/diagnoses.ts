/** A line of a log, and what it means. */
export interface Diagnosis {
  /** A short name for it. */
  readonly id: string;
  /** Where the line appears. */
  readonly where: string;
  /** The part of the line that identifies it. */
  readonly line: string;
  /** The cause. */
  readonly cause: string;
  /** What to do. */
  readonly action: string;
}

const FLUENTD_LOG = '/var/log/fluentd.log on the node';
const ELASTICSEARCH_LOG = 'the log of an elasticsearch-logging pod';
const KIBANA_LOG = 'the log of the kibana-logging pod';
const OWN_ACCOUNT = "give the component its own service account: serviceAccount: Account.create('…')";

/** Problems of the add-on on clusters of 2016 and 2017, in the order in which they appear. */
export const ADD_ON_DIAGNOSES: readonly Diagnosis[] = [
  {
    id: 'F1',
    where: 'kubectl get pods',
    line: 'CrashLoopBackOff',
    cause: 'the agents fail at their start on every node. The reason is in /var/log/fluentd.log on the node: F2 or F4',
    action: 'read that file',
  },
  {
    id: 'F2',
    where: FLUENTD_LOG,
    line: 'Invalid Kubernetes API v1 endpoint https://192.168.3.1:443/api: 401 Unauthorized',
    cause:
      'the API server rejects the token with which the metadata filter calls it. "process finished code=256" and "process died within 1 second. exit." follow',
    action: `set agent.apiServer.clientCertificate, such as ClientCertificate.hostPath('/srv/kubernetes'), or ${OWN_ACCOUNT}`,
  },
  {
    id: 'F3',
    where: FLUENTD_LOG,
    line: 'Can not reach Elasticsearch cluster',
    cause:
      'Elasticsearch is not ready yet. "process finished code=9" and "fluentd main process died unexpectedly. restarting." can appear as well: the process was killed by signal 9, for example at its memory limit, and its supervisor starts it again',
    action: 'wait for Elasticsearch. The agent sends its buffer as soon as Elasticsearch answers',
  },
  {
    id: 'F4',
    where: FLUENTD_LOG,
    line: 'No such file or directory @ rb_sysopen - /srv/kubernetes/kubecfg.crt',
    cause:
      'the directory of the client certificate is empty on this node. kube-up.sh writes the files on the master only, and Docker creates an empty directory for a hostPath that does not exist',
    action: 'copy ca.crt, kubecfg.crt and kubecfg.key to the node, or use ClientCertificate.secret',
  },
  {
    id: 'E1',
    where: ELASTICSEARCH_LOG,
    line: "kube-system namespace doesn't exist: the server has asked for the client to provide credentials (get namespaces kube-system)",
    cause:
      'the discovery program of the image calls the API server with the service account of the pod, and is rejected',
    action: OWN_ACCOUNT,
  },
  {
    id: 'E2',
    where: ELASTICSEARCH_LOG,
    line: 'waited for 30s and no initial state was set by the discovery',
    cause:
      'the discovery program failed (E1), so elasticsearch.yml has no line discovery.zen.ping.unicast.hosts. NodeNotConnectedException for 127.0.0.1:9300 appears as well',
    action: OWN_ACCOUNT,
  },
  {
    id: 'E3',
    where: 'kubectl get pods',
    line: '1/1 Running',
    cause: 'the image starts Elasticsearch even if the discovery failed, so Running proves nothing',
    action: 'look for new_master and joins received in the logs of the pods',
  },
  {
    id: 'A1',
    where: 'the log of the API access check, or of any client in a pod',
    line: 'the server has asked for the client to provide credentials (get pods)',
    cause:
      'the API server rejects the token of the service account, because it was signed with a key that is no longer in use',
    action: `${OWN_ACCOUNT}, or delete the old token Secrets: the controller manager creates new ones`,
  },
  {
    id: 'A2',
    where: 'the log of the API server, /var/log/upstart/kube-apiserver.log',
    line: 'Unable to authenticate the request due to an error: crypto/rsa: verification error',
    cause: 'the API server logs this line for A1',
    action: 'see A1',
  },
  {
    id: 'K1',
    where: KIBANA_LOG,
    line: 'Optimizing and caching bundles for kibana and statusPage. This may take a few minutes',
    cause: 'Kibana 4.6 does this at its first start. Ten minutes are normal with a CPU limit of 100m',
    action: "wait, or raise the limit: kibana: { pod: { resources: { limits: { cpu: '1000m' } } } }",
  },
  {
    id: 'K2',
    where: KIBANA_LOG,
    line: 'No existing Kibana index found',
    cause:
      'this line is part of a normal start: Waiting for Elasticsearch, this line, Kibana index ready, Server running at http://0.0.0.0:5601',
    action: 'nothing',
  },
];
