import { ES7, ES8, ES9, type Scenario } from '../driver/scenario';
import { STORE_AUTHORITY, type World } from '../world/world';

const PASSWORD = 'a "word" of #{ENV} \\ signs';
const BASIC = `Basic ${Buffer.from(`log-agent:${PASSWORD}`).toString('base64')}`;

const secure = {
  manifest: { secure: true },
  world: {
    secrets: {
      'elasticsearch-ca-certificate': { 'ca.crt': STORE_AUTHORITY },
      'elasticsearch-agent': { password: PASSWORD },
    },
    store: { tls: true, authorization: BASIC },
  },
};

const API_KEY = 'VuaCfGcBCdbkQm-e5aOx:ui2lp2axTNmsyakw9tvNnw';

const withApiKey = {
  manifest: { apiKey: true },
  world: {
    secrets: {
      'elasticsearch-ca-certificate': { 'ca.crt': STORE_AUTHORITY },
      'elasticsearch-agent': { 'api-key': API_KEY },
    },
    store: { tls: true, authorization: `ApiKey ${Buffer.from(API_KEY).toString('base64')}` },
  },
};

export const scenarios: Scenario[] = [
  {
    name: 'secure-store',
    story: 'the store speaks TLS of an authority of its own, and wants user and password: both come from Secrets',
    cases: [ES9, ES8, ES7],
    ...secure,
    run: write,
  },
  {
    name: 'api-key',
    story:
      'the store wants an API key, as deployments of Elastic Cloud are given out with: id and key come from a Secret',
    cases: [ES9, ES8, ES7],
    ...withApiKey,
    run: write,
  },
];

async function write(world: World): Promise<void> {
  await world.api.start();
  await world.store.start();
  const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
  world.agent.start();
  for (const pod of pods) pod.lines(200);
  await world.arrived();
  await world.drained();
  for (const secret of [PASSWORD, API_KEY])
    if (world.agent.log.some((line) => line.includes(secret))) throw new Error(`${secret} is in the log`);
}
