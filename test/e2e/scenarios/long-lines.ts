import assert from 'node:assert/strict';
import { ES9, ES9_DOCKER, type Scenario } from '../driver/scenario';

const KIB = 1024;
const AROUND_A_PIECE = [16 * KIB - 2, 16 * KIB - 1, 16 * KIB, 16 * KIB + 1, 32 * KIB - 1, 32 * KIB, 32 * KIB + 1];

export const scenarios: Scenario[] = [
  {
    name: 'long-lines',
    title: 'lines of 16 KiB to 1 MiB, with lines of the other stream, or a rotation, between their pieces',
    cases: [ES9, ES9_DOCKER],
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      const other = environment.pod({ name: 'web-2', labels: { tier: 'front' } });
      for (const length of [...AROUND_A_PIECE, 100 * KIB, 300 * KIB, KIB * KIB]) {
        pod.line(length);
        const finish = pod.begin(length + 20 * KIB);
        pod.line(100, 'stderr');
        const finishToo = pod.begin(length + 40 * KIB, 'stderr', 0.3);
        other.line(length, 'stderr');
        finish();
        finishToo();
        pod.lines(5);
      }
      const finish = pod.begin(100 * KIB);
      pod.rotate();
      finish();
      pod.lines(5);
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'longest-line',
    title: 'a line of 12 MiB, which is larger than a chunk of the buffer, between other lines',
    cases: [ES9],
    bound: 'a text is cut at 4 MiB, and the document has its original length',
    allowed: () => ({ lost: 1, unexpected: 1 }),
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(20);
      pod.line(12 * KIB * KIB);
      pod.lines(20);
      await environment.arrivedBut(1);
      await environment.drained();
      const cut = environment.elasticsearch
        .documents()
        .find(({ source }) => source.original_bytes !== undefined)?.source;
      assert.equal(cut?.original_bytes, Buffer.byteLength(environment.written[20]?.text ?? ''));
      assert.equal(environment.written[20]?.text.startsWith(String(cut?.message).slice(0, -1)), true);
      assert.equal(Buffer.byteLength(String(cut?.message)) > 4 * KIB * KIB - 4, true);
      assert.equal(await environment.metric('fluentd_rejected_records_total'), 0);
    },
  },
];
