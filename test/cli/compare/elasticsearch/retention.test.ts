import { changesByObject, effectsOf, manifest } from '../fixtures';

/** A ConfigMap of the provisioning program with one request. */
const request = (body: object) =>
  manifest('v1', 'ConfigMap', {
    data: { 'input.json': JSON.stringify({ steps: [{ path: '/_ilm/policy/logs', body }] }) },
  });
const policy = (age?: string) => request({ policy: { phases: { hot: {}, ...(age && { delete: { min_age: age } }) } } });
const changes = (before: ReturnType<typeof request>, after: ReturnType<typeof request>) =>
  Object.values(changesByObject([before], [after])).flat();

test.each([
  ['15d', '4d', ['data-loss', 'updated']],
  ['15d', '15d', []],
  ['4d', '15d', ['updated']],
  ['48h', '3d', ['updated']],
  [undefined, '4d', ['data-loss', 'updated']],
  ['4d', undefined, ['updated']],
])('a change of the retention from %s to %s has the effects %j', (before, after, effects) => {
  expect(effectsOf(changes(policy(before), policy(after)))).toEqual(effects);
});

test.each([
  ['a data stream', (age: string) => request({ template: { lifecycle: { data_retention: age } } })],
  ['snapshots', (age: string) => request({ retention: { expire_after: age } })],
])('a shorter retention of %s loses data', (_what, retention) => {
  const [loss] = changes(retention('30d'), retention('7d'));
  expect(loss).toMatchObject({ effect: 'data-loss', message: expect.stringContaining('for 7d instead of 30d') });
});
