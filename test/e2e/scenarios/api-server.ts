import { ES9, LEGACY, type Scenario } from '../driver/scenario';
import type { PodWriter } from '../node/pod-writer';
import { until } from '../world/wait';
import type { World } from '../world/world';

export const scenarios: Scenario[] = [
  {
    name: 'api-away-at-start',
    story:
      'the API server is away when the agent starts: it starts over until it is there, and nothing is lost meanwhile',
    cases: [ES9, LEGACY],
    async run(world) {
      await world.store.start();
      world.agent.maxStarts = 100;
      const pod = world.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(300);
      world.agent.start();
      await until('the agent has started over', () => world.agent.starts >= 3);
      await world.api.start();
      pod.lines(300);
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'api-away-later',
    story: 'the API server goes away: logs go on, pods that start meanwhile lack labels, later ones have them',
    cases: [ES9],
    async run(world) {
      await begin(world);
      await world.api.stop();
      await lateComer(world, { name: 'web-2', unlabelled: true });
      await world.api.start();
      await lateComer(world, { name: 'web-3' });
    },
  },
  {
    name: 'api-away-later',
    story: 'the API server goes away and comes back: the logs of known pods go on, and one pod is new meanwhile',
    cases: [LEGACY],
    bound: 'image 1.22 loses what pods that are new to it write until the API server answers: 100 lines here',
    allowed: ({ lost }) => ({ lost: lost.filter(({ pod }) => pod === 'web-2').length }),
    async run(world) {
      const known = await begin(world);
      await world.api.stop();
      known.lines(100);
      await world.arrived();
      const late = world.pod({ name: 'web-2', labels: { tier: 'front' } });
      late.lines(100);
      await world.agentSays(/emit transaction failed: error_class=Errno::ECONNREFUSED/);
      await world.api.start();
      for (const pod of [known, late]) pod.lines(100);
      await world.arrivedBut(100);
      await world.drained();
    },
  },
  {
    name: 'token-rotated',
    story: 'the API server answers 401 to the token; the kubelet then writes a new one into the pod',
    cases: [ES9],
    async run(world) {
      await begin(world);
      world.api.tokens.clear();
      await world.api.stop();
      await world.api.start();
      await lateComer(world, { name: 'web-2', unlabelled: true });
      world.api.tokens.add('new-token');
      world.rotateToken('new-token');
      await lateComer(world, { name: 'web-3' });
    },
  },
  {
    name: 'stale-token',
    story: 'the token of the account is stale: the metadata filter ends the agent, again and again, as in the article',
    cases: [LEGACY],
    async run(world) {
      await world.store.start();
      await world.api.start();
      world.api.tokens.clear();
      world.agent.maxStarts = 100;
      world.agent.start();
      await world.agentSays(/Invalid Kubernetes API v1 endpoint https:\/\/[^\n]*Unauthorized/, 2);
      await until('the agent has started over', () => world.agent.exits.length >= 2);
      if (world.store.answers.length > 0) throw new Error('documents were sent');
    },
  },
  {
    name: 'stale-token-with-certificate',
    story:
      'the token is stale, and the manifests give the filter a client certificate: nothing ends, and labels are there',
    cases: [LEGACY],
    manifest: { clientCertificate: true },
    async run(world) {
      world.api.tokens.clear();
      await begin(world);
      if (world.agent.starts !== 1) throw new Error(`the agent started ${world.agent.starts} times`);
      if (world.api.requests.some((request) => request.endsWith(' 401'))) throw new Error('a request was refused');
    },
  },
];

/** The agent runs and knows one pod, which is answered. */
async function begin(world: World): Promise<PodWriter> {
  await world.api.start();
  await world.store.start();
  // Image 1.22 looks for new files once a minute: this one is there before it.
  const pod = world.pod({ name: 'web-1', labels: { tier: 'front' } });
  pod.lines(100);
  world.agent.start();
  await world.arrived();
  return pod;
}

async function lateComer(world: World, wish: { name: string; unlabelled?: boolean }): Promise<void> {
  const pod = world.pod({ labels: { tier: 'front' }, ...wish });
  pod.lines(100);
  await world.arrived();
}
