import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** What a Prometheus has seen, and which alerts it raises then. */
export interface Scenario {
  /** The series of a healthy cluster that are otherwise, as promtool writes values; one a minute. */
  readonly otherwise: Readonly<Record<string, string>>;
  /** The minute at which the alerts are evaluated. */
  readonly after: number;
  readonly fires: readonly string[];
}

/** Fails with the message of promtool unless the rules are valid. */
export function checkRules(groups: object): void {
  inFolder({ 'rules.yaml': { groups } }, (folder) => promtool(folder, 'check', 'rules', '--lint-fatal', 'rules.yaml'));
}

/** Fails with the message of promtool unless exactly the alerts of the scenario fire. */
export function evaluate(groups: object, healthy: Readonly<Record<string, string>>, scenario: Scenario): void {
  const series = Object.entries({ ...healthy, ...scenario.otherwise }).filter(([, values]) => values !== 'none');
  const test = {
    rule_files: ['rules.yaml'],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: series.map(([name, values]) => ({ series: name, values })),
        promql_expr_test: [
          {
            expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
            eval_time: `${scenario.after}m`,
            exp_samples: scenario.fires.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
          },
        ],
      },
    ],
  };
  inFolder({ 'rules.yaml': { groups }, 'test.yaml': test }, (folder) => promtool(folder, 'test', 'rules', 'test.yaml'));
}

function inFolder(files: Readonly<Record<string, object>>, use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), stringify(content));
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Debian has it in the package `prometheus`. PROMTOOL names another. */
function promtool(folder: string, ...words: string[]): void {
  try {
    execFileSync(process.env.PROMTOOL ?? 'promtool', words, { cwd: folder, stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: Buffer; stderr?: Buffer; message: string };
    throw new Error([message, stdout?.toString(), stderr?.toString()].filter(Boolean).join('\n'));
  }
}
