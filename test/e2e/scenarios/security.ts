import { ES7, ES8, ES9, type Scenario } from '../driver/scenario';
import { ELASTICSEARCH_CA, type Environment } from '../environment/environment';

const PASSWORD = 'a "word" of #{ENV} \\ signs';
const BASIC = `Basic ${Buffer.from(`log-agent:${PASSWORD}`).toString('base64')}`;

const secure = {
  manifest: { secure: true },
  environment: {
    secrets: {
      'elasticsearch-ca-certificate': { 'ca.crt': ELASTICSEARCH_CA },
      'elasticsearch-agent': { password: PASSWORD },
    },
    elasticsearch: { tls: true, authorization: BASIC },
  },
};

const API_KEY = 'VuaCfGcBCdbkQm-e5aOx:ui2lp2axTNmsyakw9tvNnw';

const withApiKey = {
  manifest: { apiKey: true },
  environment: {
    secrets: {
      'elasticsearch-ca-certificate': { 'ca.crt': ELASTICSEARCH_CA },
      'elasticsearch-agent': { 'api-key': API_KEY },
    },
    elasticsearch: { tls: true, authorization: `ApiKey ${Buffer.from(API_KEY).toString('base64')}` },
  },
};

export const scenarios: Scenario[] = [
  {
    name: 'secure-elasticsearch',
    title: 'Elasticsearch uses TLS with a CA of its own and requires a user: CA and password come from Secrets',
    cases: [ES9, ES8, ES7],
    ...secure,
    run: write,
  },
  {
    name: 'api-key',
    title: 'Elasticsearch requires an API key: id and key come from a Secret',
    cases: [ES9, ES8, ES7],
    ...withApiKey,
    run: write,
  },
];

async function write(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
  environment.agent.start();
  for (const pod of pods) pod.lines(200);
  await environment.arrived();
  await environment.drained();
  for (const secret of [PASSWORD, API_KEY])
    if (environment.agent.log.some((line) => line.includes(secret))) throw new Error(`${secret} is in the log`);
}
