/** A line of a log, and what to do about it. */
export interface FirstStep {
  readonly line: string;
  /** The pods that log it. */
  readonly where: string;
  readonly action: string;
}

const NODE = 'Elasticsearch';
const PROVISIONING = 'provisioning';

/** Lines of programs of this library and of Elasticsearch, in the order in which they appear in a new cluster. */
export const FIRST_STEPS: readonly FirstStep[] = [
  {
    line: 'no cluster yet, the first masters are',
    where: NODE,
    action: 'nothing: the first masters form the cluster',
  },
  {
    line: 'no data here: this node joins cluster',
    where: NODE,
    action: 'nothing, if its volume is new. Otherwise find out why the volume is empty before you restart another node',
  },
  {
    line: 'there may be a cluster, because a node does not answer',
    where: NODE,
    action:
      'check DNS and the network between the nodes. If the machine with the address in the line is gone for good, delete its pod',
  },
  {
    line: 'in no cluster after',
    where: NODE,
    action:
      'start the other masters, and check that their volumes are there. Follow "A majority of the masters is lost" in docs/upgrading.md only if their data is gone',
  },
  {
    line: 'these indices were created before Elasticsearch',
    where: NODE,
    action: 'apply the previous version, and follow "Before a new major version" in docs/upgrading.md',
  },
  {
    line: 'no token of a service account with an IAM role',
    where: NODE,
    action: 'annotate the service account with `eks.amazonaws.com/role-arn`, and restart the pod',
  },
  {
    line: 'waiting: ',
    where: 'Elasticsearch that stops',
    action: 'see "A pod does not stop" in docs/upgrading.md, which lists the reasons after the colon',
  },
  {
    line: 'the nodes may have formed a second',
    where: PROVISIONING,
    action:
      'do not delete anything. The log has the command for the case that you have replaced the cluster on purpose',
  },
  {
    line: 'gave up after',
    where: 'bootstrap, provisioning, data view',
    action: 'the reason follows in the line. The next run of the CronJob tries again',
  },
  {
    line: 'cannot be read: is its Secret mounted, and has it this key?',
    where: 'bootstrap, provisioning, data view',
    action: 'create the Secret or the key that the line names',
  },
];
