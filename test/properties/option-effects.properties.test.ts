import { effectOf, optionCases } from './option-effects';

/** The newest minor that ECK supports, one for what needs an old cluster, and one with the add-on and CronJobs. */
const MINORS = [36, 5, 12];

/** Options that state what is so already: they change nothing, and give errors with other options. */
const STATEMENTS = /podSecurity$/;

beforeAll(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterAll(() => {
  jest.restoreAllMocks();
});

const cases = optionCases.filter(({ name }) => !STATEMENTS.test(name)).map((each) => [each.name, each] as const);

test.each(cases)('%s changes the YAML or gives a message that names it', (_, each) => {
  expect(effectOf(each, MINORS)).toEqual({ tried: true });
});
