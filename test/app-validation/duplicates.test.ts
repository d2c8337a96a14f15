import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterApp } from '../../lib';

/** Errors of an App with a ConfigMap at each path below the chart `a`. Its name is its id if none is given. */
function errorsOf(...objects: (readonly [path: string, name?: string])[]): string[] {
  const app = new ClusterApp('test');
  const chart = new Chart(app, 'a', { namespace: 'logs' });
  for (const [path, name] of objects) {
    const [, ...ids] = path.split('/');
    const id = ids.pop() ?? '';
    const scope = ids.reduce((around, each) => childOf(around, each), chart as Construct);
    new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: name ?? id } });
  }
  return app.errors().map((error) => error.replace(/^.* object: (.*)\. Give .*$/, '$1'));
}

function childOf(scope: Construct, id: string): Construct {
  return (scope.node.tryFindChild(id) as Construct | undefined) ?? new Construct(scope, id);
}

const created = (objects: string, ...by: string[]) =>
  `"${objects}" is invalid: expected one construct that creates it, not ${by.join(' and ')}`;

test('two components with the same objects are one error, which names both components', () => {
  expect(errorsOf(['a/one/x'], ['a/one/y'], ['a/two/x'], ['a/two/y'])).toEqual([
    created('ConfigMap logs/x, ConfigMap logs/y', 'a/one', 'a/two'),
  ]);
});

test('the error names three objects and the number of the others', () => {
  const objects = (...ids: string[]) => ids.flatMap((id) => [[`a/one/${id}`] as const, [`a/two/${id}`] as const]);
  const three = 'ConfigMap logs/v, ConfigMap logs/w, ConfigMap logs/x';
  expect(errorsOf(...objects('v', 'w', 'x'))).toEqual([created(three, 'a/one', 'a/two')]);
  expect(errorsOf(...objects('v', 'w', 'x', 'y', 'z'))).toEqual([created(`${three}, 2 more`, 'a/one', 'a/two')]);
});

test('one object is an error of the constructs that create it', () => {
  expect(errorsOf(['a/one/x'], ['a/two/x'])).toEqual([created('ConfigMap logs/x', 'a/one/x', 'a/two/x')]);
});

test('components are the outermost constructs below which the ids are the same', () => {
  expect(errorsOf(['a/one/pod/x'], ['a/one/pod/y'], ['a/two/pod/x'], ['a/two/pod/y'])).toEqual([
    created('ConfigMap logs/x, ConfigMap logs/y', 'a/one', 'a/two'),
  ]);
});

test('a component inside of another one is told apart from it', () => {
  expect(errorsOf(['a/x'], ['a/y'], ['a/a/x'], ['a/a/y'])).toEqual([
    created('ConfigMap logs/x, ConfigMap logs/y', 'a', 'a/a'),
  ]);
});

test.each([
  ['a/one', 'a/b/one', 'a', 'a/b'],
  ['a', 'a/b/a', 'a', 'a/b/a'],
])('the same objects in %s and %s are those of the constructs %s and %s', (one, other, ...components) => {
  expect(errorsOf([`${one}/x`], [`${one}/y`], [`${other}/x`], [`${other}/y`])).toEqual([
    created('ConfigMap logs/x, ConfigMap logs/y', ...components),
  ]);
});

test('components that call the same objects differently are one error', () => {
  expect(errorsOf(['a/one/x'], ['a/one/y'], ['a/two/1', 'x'], ['a/two/2', 'y'])).toEqual([
    created('ConfigMap logs/x, ConfigMap logs/y', 'a/one', 'a/two'),
  ]);
});

test('objects of one construct are an error for each name', () => {
  expect(errorsOf(['a/1', 'x'], ['a/2', 'x'], ['a/3', 'y'], ['a/4', 'y'])).toEqual([
    created('ConfigMap logs/x', 'a/1', 'a/2'),
    created('ConfigMap logs/y', 'a/3', 'a/4'),
  ]);
});

test('two of three components with the same objects have no error of their own', () => {
  expect(errorsOf(['a/one/x'], ['a/two/x'], ['a/one/y'], ['a/two/y'], ['a/three/y'])).toEqual([
    created('ConfigMap logs/y, ConfigMap logs/x', 'a/one', 'a/two', 'a/three'),
  ]);
});

test('a component that has an object of each of two others has an error with each', () => {
  expect(errorsOf(['a/one/x'], ['a/two/x'], ['a/two/y'], ['a/three/y'])).toEqual([
    created('ConfigMap logs/x', 'a/one/x', 'a/two/x'),
    created('ConfigMap logs/y', 'a/two/y', 'a/three/y'),
  ]);
});

test('other components are another error', () => {
  expect(errorsOf(['a/one/x'], ['a/two/x'], ['a/three/y'], ['a/four/y'])).toEqual([
    created('ConfigMap logs/x', 'a/one/x', 'a/two/x'),
    created('ConfigMap logs/y', 'a/three/y', 'a/four/y'),
  ]);
});
