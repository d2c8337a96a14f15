// Nightly snapshots in a bucket of S3, which the nodes of Elasticsearch reach by the IAM role of their service account.
import { ApiObject, Duration } from 'cdk8s';
import { Account, ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart, SnapshotRepository } from 'cdk8s-efk';

const cluster = new ClusterApp('s3-snapshots');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
const account = new ApiObject(chart, 'account', {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: {
    name: 'elasticsearch',
    annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/log-snapshots' },
  },
});
new ClusterLogging(chart, 'logging', {
  elasticsearch: {
    lifecycle: { retention: Duration.days(30) },
    serviceAccount: Account.fromServiceAccount(account),
    snapshots: {
      repository: SnapshotRepository.s3({ bucket: 'example-logs', basePath: 'production', region: 'eu-west-1' }),
    },
  },
});
ClusterApp.synthesize(cluster);
