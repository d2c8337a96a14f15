import { Testing } from 'cdk8s';
import { AddOnElasticsearch, Elasticsearch, ElasticsearchImage, KubernetesVersion, LoggingChart } from '../../lib';
import { defaultsFor } from '../../lib/images/compatibility';
import { STACK_LINES } from '../../lib/images/compatibility-data';
import { newestMinor, oldestMinor } from '../../lib/kubernetes/tables/api-history';

const MINORS = Array.from({ length: newestMinor - oldestMinor + 1 }, (_, index) => index + oldestMinor);
const ADD_ON = '2.4.1';

function storeErrors(version: string, minor: number): string[] {
  const kubernetes = KubernetesVersion.parse(`1.${minor}`);
  const chart = new LoggingChart(Testing.app(), 'logging', { kubernetes, namespace: 'logs' });
  if (version === ADD_ON) new AddOnElasticsearch(chart, 'Store');
  else new Elasticsearch(chart, 'Store', { image: ElasticsearchImage.official(version) });
  return chart.node.findAll().flatMap((construct) => construct.node.validate());
}

test.each(MINORS)('the store that is recommended for Kubernetes 1.%i is possible there', (minor) => {
  expect(storeErrors(defaultsFor(minor).elasticsearchVersion, minor)).toEqual([]);
});

const FLOORS = STACK_LINES.filter(({ ownStore }) => ownStore > oldestMinor).map((line): [string, number] => [
  line.version.value,
  line.ownStore,
]);

test.each(FLOORS)('Elasticsearch %s is run from Kubernetes 1.%i on, as the table says', (version, minor) => {
  expect(storeErrors(version, minor)).toEqual([]);
  expect(storeErrors(version, minor - 1).join()).toContain('elasticsearch.image');
});
