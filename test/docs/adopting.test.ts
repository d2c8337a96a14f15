import { page, reports } from './adopting/reports';
import { compileErrors } from './page';

test('the examples compile', () => {
  expect(page.examples.length).toBe(4);
  expect(compileErrors(page.examples)).toEqual([]);
});

test.each(reports())('the report $name is the one of compare: npm run adopting writes it', ({ name, report }) => {
  expect(page.text.split(`<!-- ${name} -->\n\`\`\`\n`)[1]?.split('```')[0]).toBe(report);
});
