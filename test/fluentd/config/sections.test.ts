import { FluentdConfig, FluentdDialect, FluentdSection, FluentdValue } from '../../../lib';

function filterOf(...names: string[]): { filter: FluentdSection; sections: FluentdSection[] } {
  const filter = new FluentdSection('filter', FluentdValue.text('**'));
  const sections = names.map((name) => new FluentdSection(name));
  filter.set('@type', FluentdValue.text('t'));
  for (const section of sections) filter.add(section);
  return { filter, sections };
}

const namesIn = (filter: FluentdSection) => filter.sections().map(({ name }) => name);

test('a section can stand before another one, or before all others', () => {
  const { filter, sections } = filterOf('a', 'c');
  filter.addBefore(new FluentdSection('b'), sections[1]);
  filter.addBefore(new FluentdSection('first'));
  expect(namesIn(filter)).toEqual(['first', 'a', 'b', 'c']);
});

test('a section stands at the end if there is no other one, or the other one is elsewhere', () => {
  const { filter } = filterOf();
  filter.addBefore(new FluentdSection('a'));
  filter.addBefore(new FluentdSection('b'), new FluentdSection('elsewhere'));
  expect(namesIn(filter)).toEqual(['a', 'b']);
});

test('a section can be removed, and one that is elsewhere removes nothing', () => {
  const { filter, sections } = filterOf('a', 'b', 'c');
  const [first, second] = sections;
  for (const section of [first, second, new FluentdSection('elsewhere')]) if (section) filter.removeSection(section);
  expect(namesIn(filter)).toEqual(['c']);
});

test('a section can include a file, which Fluentd reads at this position', () => {
  const { filter } = filterOf();
  filter.include('more.conf');
  filter.add(new FluentdSection('a'));
  const config = new FluentdConfig();
  config.add(filter);
  expect(config.render(FluentdDialect.V1)).toBe(
    '<filter **>\n  @type t\n  @include more.conf\n  <a>\n  </a>\n</filter>\n',
  );
});
