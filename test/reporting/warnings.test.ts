import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart, WarningKind, Warnings } from '../../lib';

const IGNORED = 'agent.dockerDataRoot: "/data" has no effect';
const LOST = 'with emptyDir the logs are lost';

/** An add-on whose agent has an option that has no effect. */
function addOn<Root extends App>(app: Root): Root {
  const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.19'), namespace: 'logging' });
  new LoggingChart(app, 'empty', { kubernetes: KubernetesVersion.parse('1.19'), namespace: 'empty' });
  new ClusterLogging(chart, 'efk', { agent: { addOnLabels: false }, kibana: { addOnLabels: false } });
  return app;
}

test('a recommendation has the path of its construct', () => {
  expect(Warnings.of(addOn(new App()))).toContainEqual({
    kind: WarningKind.RECOMMENDATION,
    path: 'logging/efk/Elasticsearch',
    message: expect.stringContaining(LOST),
  });
});

test('an option without effect is a warning of what the target lacks', () => {
  const app = new App();
  const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.24'), namespace: 'logging' });
  new ClusterLogging(chart, 'efk', { agent: { dockerDataRoot: '/data' } });
  expect(Warnings.of(app)).toContainEqual({
    kind: WarningKind.LOWERED,
    path: 'logging/efk/Agent',
    message: expect.stringContaining(IGNORED),
  });
});

describe('synth() prints each warning once', () => {
  let outdir = '';
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), 'warnings-'));
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  /** The number of times that a text is printed. */
  function printed(app: App, text: string): number {
    const { write } = process.stderr;
    let output = '';
    process.stderr.write = (chunk) => {
      output += chunk;
      return true;
    };
    try {
      app.synth();
    } finally {
      process.stderr.write = write;
    }
    return output.split(text).length - 1;
  }

  test('in an App of cdk8s', () => {
    expect(printed(addOn(new App({ outdir })), LOST)).toBe(1);
  });

  test('in a ClusterApp', () => {
    expect(printed(addOn(new ClusterApp('test', { outdir })), LOST)).toBe(1);
  });
});
