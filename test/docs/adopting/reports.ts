import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../../cli/compare/compare';
import { parseManifest } from '../../../cli/compare/manifests/parse';
import { formatText } from '../../../cli/compare/report/text';
import type { LoggingChart } from '../../../lib';
import { ExampleApp, Page } from '../page';

/** What the page shows after an example. */
interface Scenario {
  /** The marker on the page. */
  readonly name: string;
  /** The manifests of the existing installation. */
  readonly file: string;
  readonly kubernetes: string;
  readonly namespace: string;
  /** A text that only this example has. */
  readonly example: string;
  readonly changed?: (example: string) => string;
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'fluentd-daemonset.yaml',
    file: 'fluentd-daemonset.yaml',
    kubernetes: '1.37',
    namespace: 'logging',
    example: 'elasticsearch-fluentd',
  },
  { name: 'helm.yaml', file: 'helm.yaml', kubernetes: '1.37', namespace: 'elastic', example: "name: 'logs', image" },
  {
    name: 'helm-in-place.yaml',
    file: 'helm.yaml',
    kubernetes: '1.37',
    namespace: 'elastic',
    example: "name: 'logs', image",
    changed: (example) => example.replace("name: 'logs'", "name: 'elasticsearch-master'"),
  },
  { name: 'eck.yaml', file: 'eck.yaml', kubernetes: '1.36', namespace: 'logging', example: 'EckElasticsearch' },
  { name: 'add-on.yaml', file: 'add-on.yaml', kubernetes: '1.5.1', namespace: 'kube-system', example: 'ADD_ON' },
];

export const page = new Page('adopting.md');

/** The report of each scenario, without the objects that are only created. */
export function reports(): { readonly name: string; readonly report: string }[] {
  return SCENARIOS.map(({ name, file, kubernetes, namespace, example, changed = (text) => text }) => {
    const code = page.examples.find((text) => text.includes(example)) ?? '';
    const { chart } = new ExampleApp(kubernetes, namespace).run(changed(code));
    return { name, report: reportOf(file, chart) };
  });
}

function reportOf(file: string, chart: LoggingChart): string {
  const before = parseManifest(readFileSync(join(__dirname, file), 'utf8'));
  const after = parseManifest(
    chart
      .toJson()
      .map((object) => JSON.stringify(object))
      .join('\n---\n'),
  );
  const clusters = compare(new Map([['cluster', before]]), new Map([['cluster', after]]));
  const shown = clusters.map(({ cluster, objects }) => ({
    cluster,
    objects: objects.filter(({ changes }) => changes.some(({ effect }) => effect !== 'created')),
  }));
  return `${formatText(shown).trim()}\n`;
}
