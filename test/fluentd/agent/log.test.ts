import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Size } from 'cdk8s';
import { AgentLog, ClusterLogging, KubernetesVersion, LoggingChart, type RotatedLogOptions } from '../../../lib/index';
import type { Yaml } from '../../profiles';

function chartWith(log?: AgentLog): LoggingChart {
  const chart = new LoggingChart(new App(), 'logging', {
    kubernetes: KubernetesVersion.parse('1.3.7'),
    namespace: 'logs',
  });
  new ClusterLogging(chart, 'efk', { agent: { log } });
  return chart;
}

function validated(log: AgentLog): string[] {
  return chartWith(log)
    .node.findAll()
    .flatMap(({ node }) => node.validate());
}

function commandWith(log?: AgentLog): string[] {
  return chartWith(log)
    .toJson()
    .find((o: Yaml) => o.kind === 'DaemonSet').spec.template.spec.containers[0].command;
}

test('td-agent writes to a file of the node that grows without limit, as in the original', () => {
  expect(commandWith()).toEqual(['/bin/sh', '-c', '/usr/sbin/td-agent 2>&1 >> /var/log/fluentd.log']);
});

test('a rotated log is rotated at 50Mi unless the user sets another size', () => {
  const script = (options?: RotatedLogOptions) => commandWith(AgentLog.rotatedFile(options))[2];
  expect(script()).toBe(script({ path: '/var/log/fluentd.log', maxSize: Size.mebibytes(50) }));
  expect(script()).not.toBe(script({ maxSize: Size.mebibytes(51) }));
});

test.each(['/var/lib/fluentd.log', '/data/var/log/fluentd.log', '/var/log/', '/var/log/a b'])(
  '%s is rejected, because it is no file below /var/log',
  (path) => {
    const errors = validated(AgentLog.file(path));
    expect(errors.join()).toContain(`agent.log path: "${path}" is invalid: expected a file below /var/log`);
  },
);

test('a rotated log never has more than about twice its maximum size, and the writer continues', async () => {
  const node = mkdtempSync(join(tmpdir(), 'node-'));
  const log = join(node, 'fluentd.log');
  const program = join(node, 'td-agent');
  writeFileSync(
    program,
    `#!/bin/sh\ni=0; while [ $i -lt 3000 ]; do echo "line $i ${'x'.repeat(100)}"; i=$((i+1)); done; echo done >&2; exec sleep 30\n`,
  );
  // The loop looks once a minute; this sleep makes the minute short.
  writeFileSync(join(node, 'sleep'), '#!/bin/sh\nexec /bin/sleep 0.02\n');
  for (const file of [program, join(node, 'sleep')]) chmodSync(file, 0o755);
  const [shell, flag, text] = commandWith(AgentLog.rotatedFile({ maxSize: Size.kibibytes(64) }));
  const script = text.replaceAll('/var/log/fluentd.log', log).replace('/usr/sbin/td-agent', program);
  const child = spawn(shell, [flag, script], {
    env: { PATH: `${node}:/usr/bin:/bin` },
    stdio: 'ignore',
    detached: true,
  });
  try {
    const deadline = Date.now() + 60_000;
    while (!existsSync(`${log}.1`) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(existsSync(`${log}.1`)).toBe(true);
    expect(statSync(log).size).toBeLessThan(400_000);
    expect(readFileSync(`${log}.1`, 'utf8')).toMatch(/^line \d+ x+$/m);
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }
});
