import { runRuby } from './real-fluentd';

// The index of a document when each namespace has indices of its own, chosen by the Ruby and the gems of the image.

interface Stored {
  readonly index: string;
  readonly document: Record<string, unknown>;
}

function stored(records: readonly Record<string, unknown>[]): Stored[] {
  const written = records.map((record) => ({ '@timestamp': '2026-11-26T00:00:01Z', event_id: 'a', ...record }));
  const printed = runRuby('es9', 'index-names.rb', JSON.stringify(written)) as [string, string][];
  return printed.map(([action, document]) => ({
    index: JSON.parse(action).create._index,
    document: JSON.parse(document),
  }));
}

test('the log of a pod has the namespace in the name of its index', () => {
  const [found] = stored([{ message: 'a', kubernetes: { namespace_name: 'shop' } }]);
  expect(found?.index).toBe('logs-shop-2026.11.26');
});

test('the logs of the node have no namespace in the name of their index', () => {
  const found = stored([
    { message: '{"kind":"Event"}', node: 'node-1' },
    { message: 'a', node: 'node-1', systemd_unit: 'kubelet.service' },
  ]);
  expect(found.map(({ index }) => index)).toEqual(['logs-2026.11.26', 'logs-2026.11.26']);
});

test('fields of the journal do not choose the index or end the document, whatever their names are', () => {
  const fields = { message: 'a', index: 'other', structured: '{', kubernetes: 'text' };
  const [found] = stored([fields]);
  expect(found?.index).toBe('logs-2026.11.26');
  expect(found?.document).toMatchObject(fields);
});
