import { upgradePath, upgradeStepFrom } from '../../../lib/elasticsearch/images/upgrades';

test.each([
  ['7.17.29', '9.5.6', ['8.19.20', '9.5.6']],
  ['7.10.2', '9.5.6', ['7.17.29', '8.19.20', '9.5.6']],
  ['7.17.29', '8.19.20', ['8.19.20']],
  ['8.15.5', '9.5.6', ['8.19.20', '9.5.6']],
  ['8.19.20', '9.5.6', ['9.5.6']],
  ['9.0.0', '9.5.6', ['9.5.6']],
  ['8.18.3', '9.0.3', ['9.0.3']],
  ['8.15.5', '9.0.3', ['8.18.8', '9.0.3']],
  ['7.17.29', '9.0.3', ['8.18.8', '9.0.3']],
  ['9.5.6', '9.5.6', []],
])('an upgrade from %s to %s goes through %j', (from, to, path) => {
  expect(upgradePath(from, to)).toEqual(path);
});

test.each([
  ['2.4.1', '9.5.6'],
  ['9.5.6', '8.19.20'],
  ['8.19.20', '8.18.0'],
  ['8.19.20', '9.0.3'],
  ['2.4.1', '9.0.3'],
  ['9', '9.5.6'],
])('no upgrade from %s to %s keeps the data', (from, to) => {
  expect(upgradePath(from, to)).toBeUndefined();
});

test('a step says what to do first', () => {
  expect(upgradeStepFrom('7.17.29')?.note).toContain('reindexed first');
  expect(upgradeStepFrom('8.18.0')).toBeUndefined();
});
