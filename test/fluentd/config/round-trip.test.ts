import { FluentdConfig } from '../../../lib/fluentd/config/config';
import { FluentdDialect } from '../../../lib/fluentd/config/dialect';
import { Generator } from './generator';

const SEEDS = Array.from({ length: 400 }, (_, i) => i + 1);

test.each([FluentdDialect.V1, FluentdDialect.V0_12])(
  'every configuration written for Fluentd %s reads back',
  (dialect) => {
    const broken = SEEDS.filter((seed) => {
      const config = new Generator(seed, dialect).config();
      return !FluentdConfig.parse(config.render(dialect), { dialect }).sameAs(config);
    });
    expect(broken).toEqual([]);
  },
);

test.each([FluentdDialect.V1, FluentdDialect.V0_12])(
  'no configuration written for Fluentd %s has an error in it',
  (dialect) => {
    const errors = SEEDS.flatMap((seed) => new Generator(seed, dialect).config()._errorsIn(dialect));
    expect(errors).toEqual([]);
  },
);

test('a configuration is written the same each time', () => {
  const text = () => new Generator(7, FluentdDialect.V1).config().render(FluentdDialect.V1);
  expect(text()).toBe(text());
});
