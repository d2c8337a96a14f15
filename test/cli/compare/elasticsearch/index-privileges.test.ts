import { Yaml } from 'cdk8s';
import { ElasticsearchFixture } from '../../../elasticsearch/fixture';
import { changesByObject, effectsOf, type Manifest, manifest } from '../fixtures';

const item = (...names: string[]) => ({ names, privileges: ['create_doc', 'auto_configure'] });

/** A ConfigMap of the provisioning program, and the Secret that ECK reads. */
const inConfigMap = (...indices: object[]) =>
  manifest('v1', 'ConfigMap', {
    data: { 'input.json': JSON.stringify({ steps: [{ path: '/_security/role/log-agent', body: { indices } }] }) },
  });
const inSecret = (...indices: object[]) =>
  manifest('v1', 'Secret', { stringData: { 'roles.yml': Yaml.stringify({ 'log-agent': { indices } }) } });
const changes = (before: Manifest, after: Manifest) => Object.values(changesByObject([before], [after])).flat();

describe.each([
  ['the provisioning program', inConfigMap],
  ['ECK', inSecret],
])('the role of the agent of %s', (_, role) => {
  test.each([
    ['another prefix loses', [item('a-*')], [item('b-*')], ['data-loss', 'updated']],
    ['another prefix with the earlier one keeps', [item('a-*')], [item('b-*'), item('a', 'a-*')], ['updated']],
    ['a prefix that includes the earlier one keeps', [item('a-b-*')], [item('a-*')], ['updated']],
    ['a longer prefix loses', [item('a-*')], [item('a-b-*')], ['data-loss', 'updated']],
    ['dated indices instead of a data stream lose', [item('a', 'a-*')], [item('a-*')], ['data-loss', 'updated']],
    ['an unchanged role keeps', [item('a-*')], [item('a-*')], []],
    ['a role without the privilege has no', [{ names: ['a-*'], privileges: ['read'] }], [item('b-*')], ['updated']],
  ])('%s buffered lines', (_what, before, after, effects) => {
    expect(effectsOf(changes(role(...before), role(...after)))).toEqual(effects);
  });

  test('without an earlier prefix says what to check first', () => {
    expect(changes(role(item('b-*'), item('a', 'a-*')), role(item('b-*')))).toContainEqual({
      effect: 'updated',
      message: 'Agents cannot write to a, a-* any more',
      action: expect.stringContaining('every agent has sent'),
    });
  });
});

test('with previousIndexPrefixes, as compare advises, a changed prefix loses no data', () => {
  const manifests = (lifecycle: object): Manifest[] => new ElasticsearchFixture({ lifecycle }).objects;
  const effects = (lifecycle: object) => Object.values(changesByObject(manifests({}), manifests(lifecycle))).flat();
  const [loss] = effects({ indexPrefix: 'pods' });
  expect(loss).toMatchObject({
    effect: 'data-loss',
    action: expect.stringContaining('lifecycle.previousIndexPrefixes'),
  });
  const advised = effects({ indexPrefix: 'pods', previousIndexPrefixes: ['kubernetes-logs'] });
  expect(effectsOf(advised)).not.toContain('data-loss');
});
