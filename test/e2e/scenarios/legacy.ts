import { setTimeout as pause } from 'node:timers/promises';
import { FluentdValue } from '../../../lib';
import type { ConfigEdit } from '../cluster/edit-config';
import { LEGACY, type Scenario } from '../driver/scenario';
import { BUSY } from '../elasticsearch/proxy/error-answer';
import { Traffic } from '../environment/traffic';
import { until } from '../environment/wait';
import { CONFLICTING } from '../node/odd-documents';

const PIECES = 4;

const smallBuffer: ConfigEdit = (config) => {
  for (const buffer of config.matches('elasticsearch').flatMap((output) => output.sections('buffer'))) {
    buffer.set('chunk_limit_size', FluentdValue.size('256k'));
    buffer.set('queue_limit_length', FluentdValue.integer(4));
  }
};

export const scenarios: Scenario[] = [
  {
    name: 'rotation',
    title: 'Docker renames files while containers write, three times, twelve seconds apart',
    cases: [LEGACY],
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.agent.start();
      const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(50);
      await environment.arrived();
      const traffic = new Traffic(pods);
      for (let turn = 0; turn < 3; turn += 1) {
        await pause(12_000);
        for (const pod of pods) pod.rotate(() => pod.lines(20));
      }
      traffic.stop();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'rotation-storm',
    title: 'Docker renames files while containers write, eight times, three seconds apart',
    cases: [LEGACY],
    bound: 'image 1.22 reads a renamed file again while it watches the one before: lines are duplicated, none is lost',
    allowed: ({ written }) => ({ duplicated: written }),
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      environment.agent.start();
      for (const pod of pods) pod.lines(50);
      await environment.arrived();
      const traffic = new Traffic(pods);
      for (let turn = 0; turn < 8; turn += 1) {
        await pause(3000);
        for (const pod of pods) pod.rotate(() => pod.lines(20));
      }
      traffic.stop();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'buffer-full',
    title: 'Elasticsearch is unavailable until the buffer is full (1 MiB in this test): lines wait in their files',
    cases: [LEGACY],
    manifest: { edit: smallBuffer },
    async run(environment) {
      await environment.api.start();
      const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(5000, 300);
      environment.agent.start();
      await environment.agentSays(/queue size exceeds limit/);
      for (const pod of pods) pod.lines(1000, 300);
      await environment.elasticsearch.start();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'busy-items',
    title: 'Elasticsearch answers 429 to four in ten documents of the first bulks',
    cases: [LEGACY],
    bound: 'plugin 1.5.0 does not read the status of single documents: exactly the rejected documents are lost',
    allowed: ({ lost }) => ({ lost: lost.length }),
    async run(environment) {
      let count = 0;
      const rejected = new Set<string>();
      environment.elasticsearch.faults = {
        item: ({ log }) => {
          if (environment.elasticsearch.answers.length >= 5 || count++ % 10 >= 4) return undefined;
          rejected.add(String(log).replace(/\n$/, ''));
          return BUSY;
        },
      };
      const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.agent.start();
      const traffic = new Traffic(pods);
      await until('6 bulks were answered', () => environment.elasticsearch.answers.length >= 6);
      traffic.stop();
      await until('all documents except the rejected ones are stored', () =>
        environment.verdict().lost.every(({ text }) => rejected.has(text)),
      );
      await environment.drained();
      if (environment.verdict().lost.length === 0) throw new Error('nothing was lost: the scenario proves nothing');
    },
  },
  {
    name: 'safe-delivery',
    title:
      'with safeDelivery, pods write JSON with numbers that are too large and with conflicting fields, and Elasticsearch is slow',
    cases: [LEGACY],
    manifest: { safeDelivery: true },
    async run(environment) {
      const { elasticsearch } = environment;
      await environment.api.start();
      await elasticsearch.start();
      elasticsearch.faults = { delayMs: 7000 };
      const [odd, other] = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      environment.agent.start();
      for (const text of ['{"huge":1e400}', '{"big":18446744073709551616}', ...CONFLICTING]) {
        odd?.say(text);
        other?.lines(3);
      }
      await environment.arrived();
      await environment.drained();
      if (elasticsearch.givenUp > 0) throw new Error(`${elasticsearch.givenUp} documents were given up and sent again`);
    },
  },
  {
    name: 'long-lines-in-pieces',
    title: 'lines of 60 KiB, which Docker writes in four pieces, between short lines',
    cases: [LEGACY],
    bound: 'image 1.22 does not join pieces: each piece of 16 KiB is a document, and none is lost',
    allowed: () => ({ lost: 3, unexpected: 3 * PIECES }),
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      for (let turn = 0; turn < 3; turn += 1) {
        pod.lines(20);
        pod.line(60 * 1024);
      }
      await environment.arrivedBut(3);
      await environment.drained();
      const documents = [...environment.elasticsearch.documents()].sort((one, other) => one.arrival - other.arrival);
      const text = documents.map(({ source }) => String(source.log)).join('');
      const unexpected = environment.written.filter(({ text: line }) => !text.includes(`${line}\n`));
      if (unexpected.length > 0) throw new Error(`${unexpected.length} lines are not there piece by piece`);
    },
  },
];
