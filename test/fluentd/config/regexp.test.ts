import { problemOfRegexp } from '../../../lib/fluentd/config/ruby-regexp';
import { BAD, GOOD } from './regexp-patterns';

// regexp.ruby.test.ts compares the same patterns with Ruby.

test.each(GOOD)('%p is accepted', (pattern) => {
  expect(problemOfRegexp(pattern)).toBeUndefined();
});

test.each(BAD)('%p is rejected: %s', (pattern, reason) => {
  expect(problemOfRegexp(pattern)).toContain(reason);
});
