import { Size } from 'cdk8s';
import { AddOnImages, type KibanaOptions } from '../../lib';
import { containerOf, environmentOf, errorsOf, open, secured } from './kibana-chart';

const resources = (options: KibanaOptions = {}) => containerOf(options).resources;
const limits = (memory: string): KibanaOptions => ({ pod: { resources: { limits: { memory } } } });

test.each([
  ['7.17.29', '1Gi'],
  ['8.19.20', '1Gi'],
  ['9.5.6', '2Gi'],
])('Kibana %s requests %s of memory, and its limit is the same', (version, memory) => {
  expect(containerOf({ endpoint: secured(version) }).resources).toEqual({
    requests: { cpu: '100m', memory },
    limits: { memory },
  });
});

test('the memory is set by a size, in the largest unit that has a whole number', () => {
  const of = (size: Size) => resources({ memory: size }).limits.memory;
  expect([of(Size.gibibytes(3)), of(Size.mebibytes(1536)), of(Size.kibibytes(600_001))]).toEqual([
    '3Gi',
    '1536Mi',
    '600001Ki',
  ]);
  expect(resources({ memory: Size.gibibytes(3) }).requests.memory).toBe('3Gi');
});

test('if the user sets only a limit, the request follows it, so that the API server admits the pod', () => {
  expect(resources(limits('1Gi'))).toEqual({ requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '1Gi' } });
  expect(errorsOf(limits('1Gi'))).toBe('');
});

test('a request of the user stays below the limit of the user', () => {
  const pod = { resources: { requests: { memory: '1Gi' }, limits: { memory: '3Gi' } } };
  expect(resources({ pod })).toEqual({ requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '3Gi' } });
});

test.each(['300Mi', '511Mi', '500M'])('a limit of %s, with which Kibana does not start, is rejected', (memory) => {
  expect(errorsOf(limits(memory))).toContain(
    `kibana.pod.resources.limits.memory: "${memory}" is invalid: expected at least 512Mi`,
  );
});

test('a limit of 512Mi is accepted', () => {
  expect(errorsOf(limits('512Mi'))).toBe('');
});

test('the image of the add-on has no limit of memory, as in the original', () => {
  expect(containerOf({ endpoint: open('2.4.1'), image: AddOnImages.KIBANA_4_6_1_1 }).resources).toEqual({
    limits: { cpu: '100m' },
  });
});

describe('the heap of Node.js', () => {
  const heap = (version: string, options: KibanaOptions = {}) =>
    environmentOf({ endpoint: secured(version), ...options }).NODE_OPTIONS;

  test.each(['7.17.29', '8.19.20'])('is 75 percent of the memory of Kibana %s, as newer images have it', (version) => {
    expect(heap(version)).toBe('--max-old-space-size=768');
    expect(heap(version, limits('2Gi'))).toBe('--max-old-space-size=1536');
  });

  test('is never more than 4 GiB', () => {
    expect(heap('8.19.20', { memory: Size.gibibytes(16) })).toBe('--max-old-space-size=4096');
  });

  test('is left to the image from 9.4 on', () => {
    expect([heap('9.3.0'), heap('9.4.0'), heap('9.5.6')]).toEqual(['--max-old-space-size=1536', undefined, undefined]);
  });

  test('may be set by the user', () => {
    const pod = { env: [{ name: 'NODE_OPTIONS', value: '--max-old-space-size=900' }] };
    expect(heap('8.19.20', { pod })).toBe('--max-old-space-size=900');
  });

  test('is not set for the image of the add-on', () => {
    const image = AddOnImages.KIBANA_4_6_1_1;
    const environment = environmentOf({ endpoint: open('2.4.1'), image, ...limits('1Gi') });
    expect(environment).not.toHaveProperty('NODE_OPTIONS');
  });
});
