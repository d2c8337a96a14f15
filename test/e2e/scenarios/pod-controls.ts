import { PodControl } from '../../../lib';
import { ES9, type Scenario } from '../driver/scenario';

const PREFIX = 'logging.example.com';

export const scenarios: Scenario[] = [
  {
    name: 'pod-controls',
    title:
      'pods request JSON, their own index, or exclusion by annotations; annotations that are not allowed have no effect',
    cases: [ES9],
    manifest: {
      pipeline: {
        podControls: { prefix: PREFIX, allow: [PodControl.JSON, PodControl.INDEX, PodControl.EXCLUDE] },
        exclude: [{ labels: { tier: 'noise' } }],
      },
    },
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const annotations = (wishes: Record<string, string>) =>
        Object.fromEntries(Object.entries(wishes).map(([name, value]) => [`${PREFIX}/${name}`, value]));
      const asking = environment.pod({ name: 'pay-1', annotations: annotations({ json: 'true', index: 'payments' }) });
      const plain = environment.pod({ name: 'web-1', annotations: annotations({ 'stack-traces': 'true' }) });
      const quiet = environment.pod({ name: 'quiet-1', annotations: annotations({ exclude: 'true' }) });
      const noise = environment.pod({ name: 'noise-1', labels: { tier: 'noise' } });
      environment.agent.start();
      for (const pod of [quiet, noise]) pod.outside('unwanted line', 'stdout');
      for (const pod of [asking, plain]) pod.say('{"level":"info"}');
      plain.trace(3, false);
      await environment.arrived();
      await environment.drained();
      const own = environment.elasticsearch.documents(/^kubernetes-logs-payments-\d{4}\.\d\d\.\d\d$/);
      const all = environment.elasticsearch.documents();
      const facts: Record<string, boolean> = {
        'the pod has its own index': own.length === 1,
        'its JSON is parsed': JSON.stringify(own[0]?.source.structured) === '{"level":"info"}',
        'the JSON of other pods is not parsed':
          all.filter(({ source }) => source.structured !== undefined).length === 1,
        'pods are excluded': all.every(({ source }) => source.message !== 'unwanted line'),
      };
      const wrong = Object.keys(facts).filter((fact) => !facts[fact]);
      if (wrong.length > 0) throw new Error(`failed: ${wrong.join('; ')}`);
    },
  },
];
