import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Page, ROOT } from './page';

const page = new Page('languages.md');
const { scripts, jsii } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test('the page names the packages as package.json does', () => {
  const { python, java, go, dotnet } = jsii.targets;
  const names = [...page.table('language | package')].map(([language, [name, code]]) => [language, name, code]);
  expect(names).toEqual([
    ['Python', `\`${python.distName}\``, `\`${python.module}\``],
    ['Java', `\`${java.maven.groupId}:${java.maven.artifactId}\``, `\`${java.package}\``],
    ['Go', `\`${go.moduleName}/cdk8sefk\``, '`cdk8sefk`'],
    ['.NET', `\`${dotnet.packageId}\``, `\`${dotnet.namespace}\``],
  ]);
});

test('the commands of npm are scripts of package.json', () => {
  const named = [...page.text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
