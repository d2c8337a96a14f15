import { App, Size } from 'cdk8s';
import {
  ClusterLogging,
  type ClusterLoggingProps,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
  Storage,
} from '../../lib';
import { PRUNE_PROTECTION } from '../../lib/kubernetes/objects/prune-protection';
import type { Yaml } from '../profiles';

function objects(version: string, props: ClusterLoggingProps): Yaml[] {
  const chart = new LoggingChart(new App(), 'logging', {
    kubernetes: KubernetesVersion.parse(version),
    namespace: 'logs',
  });
  new ClusterLogging(chart, 'efk', props);
  return chart.toJson();
}

test('claims and volumes of an old cluster stay when they are removed from the manifests', () => {
  const secret = SecretRef.fromName('ceph');
  const storage = Storage.cephRbd({ monitors: ['m:6789'], images: ['a', 'b'], size: Size.gibibytes(1), secret });
  const kept = objects('1.3.7', { addOnElasticsearch: { storage } }).filter((o) => /^PersistentVolume/.test(o.kind));
  expect(kept).toHaveLength(4);
  for (const object of kept) expect(object.metadata.annotations).toMatchObject(PRUNE_PROTECTION);
});

test('Secrets that are filled in the cluster stay when they are removed from the manifests', () => {
  const secrets = objects('1.37', { elasticsearch: { storage: Storage.claim({ size: Size.gibibytes(1) }) } }).filter(
    (o) => o.kind === 'Secret',
  );
  expect(secrets.length).toBeGreaterThan(5);
  for (const object of secrets) expect(object.metadata.annotations).toMatchObject(PRUNE_PROTECTION);
});
