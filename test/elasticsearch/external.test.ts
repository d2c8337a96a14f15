import { ExternalElasticsearch, SecretRef } from '../../lib';
import { StoreWorld } from './world';

function outside(url: string) {
  const world = new StoreWorld({ replicas: 1 });
  const made = world.objects.length;
  const store = new ExternalElasticsearch(world.chart, 'outside', {
    url,
    version: '8.19.20',
    caSecret: SecretRef.named('ca'),
    agentCredentials: { username: 'agent', secret: SecretRef.named('agent'), passwordKey: 'secret' },
  });
  return { world, endpoint: store.endpoint, objects: world.objects.length - made };
}

test('a store outside of the cluster is told of and not made', () => {
  const { endpoint, objects, world } = outside('https://logs.example.com:9243');
  expect([objects, world.faults, world.advice]).toEqual([0, [], []]);
  expect(endpoint).toMatchObject({
    host: 'logs.example.com',
    port: 9243,
    scheme: 'https',
    major: 8,
    version: '8.19.20',
    indexPrefix: 'kubernetes-logs',
  });
  expect(endpoint.namespace).toBeUndefined();
});

test.each([
  ['https://logs.example.com', 443],
  ['http://logs.example.com', 80],
  ['http://10.0.0.1:9200/', 9200],
])('%s is asked on port %i', (url, port) => {
  expect(outside(url).endpoint.port).toBe(port);
});

test('a password over http is advised against', () => {
  expect(outside('http://logs.example.com').world.advice).toEqual([expect.stringContaining('use https')]);
});
