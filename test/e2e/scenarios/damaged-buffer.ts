import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ES9, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';
import { until } from '../environment/wait';

export const scenarios: Scenario[] = [
  {
    name: 'damaged-buffer',
    title: 'a crash of the node damages two chunks of the buffer: the agent keeps them, and an operator sends them',
    cases: [ES9],
    async run(environment) {
      const { elasticsearch } = environment;
      await environment.api.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      environment.agent.start();
      for (let turn = 1; turn <= 3; turn += 1) {
        pod.lines(2000, 600);
        await until('the lines are in the buffer', () => environment.bufferBytes > turn * 1_200_000);
      }
      await environment.agent.killForNow();
      const [first, second] = filesBelow(environment, /buffer\/buffer\.[bq][0-9a-f]{32}\.log$/);
      if (first === undefined || second === undefined) throw new Error('there is no second chunk');
      writeFileSync(`${first}.meta`, Buffer.alloc(90));
      writeFileSync(second, `${readFileSync(second, 'utf8')}\0\0\0\n`);
      await elasticsearch.start();
      environment.agent.start();
      await until(
        'the other chunks are stored',
        async () => environment.verdict().lost.length < environment.written.length,
      );
      await environment.drained();
      const kept = filesBelow(environment, /backup\/.*\.log$/).map((path) => readFileSync(path, 'utf8'));
      const lost = environment
        .verdict()
        .lost.filter(({ text }) => !kept.some((body) => body.includes(JSON.stringify(text))));
      if (kept.length !== 1 || lost.length > 0) throw new Error(`${kept.length} backups, ${lost.length} lines in none`);
      if ((await environment.metric('fluentd_set_aside_records_total')) !== 1)
        throw new Error('no damaged part is counted');
      const headers = { 'content-type': 'application/x-ndjson' };
      await fetch('http://127.0.0.1:9200/_bulk', { method: 'POST', headers, body: kept[0] ?? '' });
      await environment.arrived();
    },
  },
];

function filesBelow({ nodeFolder }: Environment, pattern: RegExp): string[] {
  const all = readdirSync(nodeFolder, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => pattern.test(path)).map((path) => join(nodeFolder, path));
}
