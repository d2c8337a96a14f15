import { ES7, ES8, ES9, LEGACY, type Scenario } from '../driver/scenario';
import type { Document } from '../elasticsearch/proxy/record';
import type { Environment } from '../environment/environment';
import { until } from '../environment/wait';
import { CONFLICTING, ODD_DOCUMENTS } from '../node/odd-documents';

export const scenarios: Scenario[] = [
  {
    name: 'odd-documents',
    title:
      'pods write JSON that Elasticsearch may reject, and the agent parses it: each line is stored, or kept in the index of rejected documents',
    cases: [ES9, ES8, ES7],
    manifest: { pipeline: { parseJson: true } },
    bound: 'lines that the mapping rejects, which are in the index of rejected documents',
    allowed: (_, environment) => ({ lost: rejectedOf(environment).length }),
    run: (environment) => writeOddDocuments(environment),
  },
  {
    name: 'odd-documents-without-template',
    title: 'the same documents without the index template of the library',
    cases: [ES9],
    provisioned: false,
    manifest: { pipeline: { parseJson: true } },
    bound: 'lines that the mapping rejects, which are in the index of rejected documents',
    allowed: (_, environment) => ({ lost: rejectedOf(environment).length }),
    run: (environment) => writeOddDocuments(environment),
  },
  {
    name: 'odd-documents',
    title: 'pods write JSON with conflicting fields, which image 1.22 merges into the documents',
    cases: [LEGACY],
    bound: 'plugin 1.5.0 does not read the status of single documents: exactly the rejected documents are lost',
    allowed: ({ lost }) => ({ lost: lost.length }),
    async run(environment) {
      const { elasticsearch } = environment;
      await environment.api.start();
      await elasticsearch.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      for (const text of CONFLICTING) {
        pod.say(text);
        pod.lines(3);
      }
      environment.agent.start();
      await environment.arrivedBut(CONFLICTING.length);
      await environment.drained();
      const { lost } = environment.verdict();
      const others = lost.filter(({ text }) => !CONFLICTING.includes(text));
      if (others.length > 0) throw new Error(`lost, and not rejected: ${others[0]?.text}`);
      if (elasticsearch.record.rejections.size === 0)
        throw new Error('nothing was rejected: the scenario proves nothing');
    },
  },
];

async function writeOddDocuments(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  environment.agent.start();
  const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
  for (const { text } of ODD_DOCUMENTS) {
    pod.say(text);
    pod.lines(3);
  }
  // A line after the last, which nothing may delay.
  pod.lines(1);
  await until('every line is in one of the indices', () => {
    const { lost } = environment.verdict();
    const rejected = new Set(rejectedOf(environment));
    return lost.every(({ text }) => rejected.has(text));
  });
  await environment.drained();
}

/** The texts of the lines in the index of rejected documents. */
function rejectedOf({ elasticsearch }: Environment): string[] {
  return elasticsearch
    .documents(/-rejected-/)
    .map(({ source }) => String((JSON.parse(String(source.document)) as Document).message));
}
