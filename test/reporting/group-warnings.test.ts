import { groupWarnings } from '../../lib/reporting/group-warnings';
import { WarningKind } from '../../lib/reporting/synthesis-warning';

const warning = (message: string, path = 'logging') => ({ kind: WarningKind.LOWERED, message, path });

test('no warnings are no text', () => {
  expect(groupWarnings([{ cluster: 'a', warnings: [] }])).toBe('');
});

test('equal warnings of a cluster are one line', () => {
  const warnings = [warning('no field'), warning('no field', 'other'), warning('no field', 'third')];
  expect(groupWarnings([{ cluster: 'a', warnings }])).toBe('a:\n  lowered: no field [logging and 2 more]\n');
});

test('clusters with the same warnings are one group, with their number', () => {
  const clusters = Array.from({ length: 1000 }, (_, number) => ({
    cluster: `c${number}`,
    warnings: [warning('no field')],
  }));
  expect(groupWarnings(clusters)).toBe('c0 and 999 more clusters:\n  lowered: no field [logging]\n');
});

test('two clusters with the same warnings are one group', () => {
  const clusters = ['a', 'b'].map((cluster) => ({ cluster, warnings: [warning('no field')] }));
  expect(groupWarnings(clusters)).toBe('a and 1 more cluster:\n  lowered: no field [logging]\n');
});

test('clusters with different warnings are two groups', () => {
  const clusters = ['a', 'b'].map((cluster) => ({ cluster, warnings: [warning(`no field of ${cluster}`)] }));
  expect(groupWarnings(clusters)).toBe(
    'a:\n  lowered: no field of a [logging]\nb:\n  lowered: no field of b [logging]\n',
  );
});

test('twelve warnings are all printed', () => {
  const warnings = Array.from({ length: 12 }, (_, number) => warning(`field ${number}`));
  expect(
    groupWarnings([{ cluster: '', warnings }])
      .trimEnd()
      .split('\n'),
  ).toHaveLength(12);
  expect(groupWarnings([{ cluster: '', warnings }])).not.toContain('more');
});

test('many warnings are truncated, with their number', () => {
  const warnings = Array.from({ length: 20 }, (_, number) => warning(`field ${number}`));
  const lines = groupWarnings([{ cluster: '', warnings }])
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(13);
  expect(lines[12]).toContain('and 8 more');
});
