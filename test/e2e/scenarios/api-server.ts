import { Duration } from 'cdk8s';
import { ES9, LEGACY, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';
import type { PodWriter } from '../node/pod-writer';

export const scenarios: Scenario[] = [
  {
    name: 'api-away-at-start',
    title:
      'the API server is unavailable when the agent starts: the agent restarts until it answers, and nothing is lost',
    cases: [LEGACY],
    async run(environment) {
      await environment.elasticsearch.start();
      environment.agent.maxStarts = 100;
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(300);
      environment.agent.start();
      // A process that fails within a second ends the container; one that takes longer is started again within it.
      await environment.agentSays(/unexpected error[^\n]*Failed to open TCP connection/, 3);
      await environment.api.start();
      pod.lines(300);
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'api-away-at-start',
    title:
      'the API server is unavailable when the agent starts: the agent runs, and logs wait for the labels of their pods',
    cases: [ES9],
    async run(environment) {
      await environment.elasticsearch.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(300);
      environment.agent.start();
      await environment.agentSays(/the API server does not answer/);
      await environment.api.start();
      pod.lines(300);
      await environment.arrived();
      await environment.drained();
      if (environment.agent.starts !== 1) throw new Error(`the agent was started ${environment.agent.starts} times`);
    },
  },
  {
    name: 'api-away-later',
    title:
      'the API server becomes unavailable: logs of known pods are sent, those of a new pod wait and are sent without labels',
    cases: [ES9],
    manifest: { pipeline: { metadataWait: Duration.seconds(10) } },
    async run(environment) {
      const known = await begin(environment);
      await environment.api.stop();
      known.lines(100);
      await lateComer(environment, { name: 'web-2', unlabelled: true });
      await environment.api.start();
      await lateComer(environment, { name: 'web-3' });
    },
  },
  {
    name: 'dropped-while-api-away',
    title:
      'pods are dropped by a label, and one of them is new while the API server is unavailable: none of its lines is sent',
    cases: [ES9],
    manifest: { pipeline: { exclude: [{ labels: { quiet: '' } }], metadataWait: Duration.seconds(1) } },
    async run(environment) {
      const known = await begin(environment);
      await environment.api.stop();
      const quiet = environment.pod({ name: 'quiet-1', labels: { quiet: '' } });
      const late = environment.pod({ name: 'web-2', labels: { tier: 'front' } });
      quiet.outside('secret line', 'stdout');
      late.lines(50);
      known.lines(50);
      await environment.agentSays(/the API server does not answer/);
      await environment.arrivedBut(50);
      await environment.api.start();
      await environment.arrived();
      quiet.outside('secret line', 'stdout');
      known.lines(10);
      await environment.arrived();
      await environment.drained();
      const leaked = environment.elasticsearch
        .documents()
        .filter(({ source }) => JSON.stringify(source).includes('secret line'));
      if (leaked.length > 0) throw new Error(`${leaked.length} lines of a dropped pod were sent`);
    },
  },
  {
    name: 'api-away-later',
    title: 'the API server is unavailable for a while: logs of known pods are sent, and one pod is new',
    cases: [LEGACY],
    bound: 'image 1.22 loses the lines of new pods until the API server answers: 100 lines here',
    allowed: ({ lost }) => ({ lost: lost.filter(({ pod }) => pod === 'web-2').length }),
    async run(environment) {
      const known = await begin(environment);
      await environment.api.stop();
      known.lines(100);
      await environment.arrived();
      const late = environment.pod({ name: 'web-2', labels: { tier: 'front' } });
      late.lines(100);
      await environment.agentSays(/emit transaction failed: error_class=Errno::ECONNREFUSED/);
      await environment.api.start();
      for (const pod of [known, late]) pod.lines(100);
      await environment.arrivedBut(100);
      await environment.drained();
    },
  },
  {
    name: 'token-rotated',
    title: 'the API server answers 401 to the token; the kubelet then writes a new one into the pod',
    cases: [ES9],
    async run(environment) {
      await begin(environment);
      environment.api.tokens.clear();
      await environment.api.stop();
      await environment.api.start();
      environment.pod({ name: 'web-2', labels: { tier: 'front' } }).lines(100);
      await environment.agentSays(/the API server does not answer/);
      environment.api.tokens.add('new-token');
      environment.rotateToken('new-token');
      await lateComer(environment, { name: 'web-3' });
    },
  },
  {
    name: 'stale-token',
    title:
      'the token of the account is stale: the metadata filter ends the agent each time it starts, as in the article',
    cases: [LEGACY],
    async run(environment) {
      await environment.elasticsearch.start();
      await environment.api.start();
      environment.api.tokens.clear();
      environment.agent.maxStarts = 100;
      environment.agent.start();
      await environment.agentSays(/Invalid Kubernetes API v1 endpoint https:\/\/[^\n]*Unauthorized/, 3);
      if (environment.elasticsearch.answers.length > 0) throw new Error('documents were sent');
    },
  },
  {
    name: 'stale-token-with-certificate',
    title: 'the token is stale, and the filter has a client certificate: the agent runs, and documents have labels',
    cases: [LEGACY],
    manifest: { clientCertificate: true },
    async run(environment) {
      environment.api.tokens.clear();
      await begin(environment);
      if (environment.agent.starts !== 1) throw new Error(`the agent started ${environment.agent.starts} times`);
      if (environment.api.requests.some((request) => request.endsWith(' 401')))
        throw new Error('a request was rejected');
    },
  },
];

/** The agent runs and knows one pod, which is answered. */
async function begin(environment: Environment): Promise<PodWriter> {
  await environment.api.start();
  await environment.elasticsearch.start();
  // Image 1.22 looks for new files once a minute: this one is there before it.
  const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
  pod.lines(100);
  environment.agent.start();
  await environment.arrived();
  return pod;
}

async function lateComer(environment: Environment, options: { name: string; unlabelled?: boolean }): Promise<void> {
  const pod = environment.pod({ labels: { tier: 'front' }, ...options });
  pod.lines(100);
  await environment.arrived();
}
