import { ClusterApp } from '../../lib';
import { CONSTRUCTS_OF_CHARTS } from './construct-classes';

test.each(CONSTRUCTS_OF_CHARTS)('%p directly in an App is one error without a stack trace', (construct) => {
  const text =
    '[it] scope: an object of class ClusterApp is invalid: expected a LoggingChart, or a construct in one. ' +
    'Create it in a LoggingChart.';
  const create = () => new construct(new ClusterApp('test'), 'it', {});
  expect(create).toThrow(expect.objectContaining({ message: text, stack: text }));
});
