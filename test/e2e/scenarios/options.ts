import { ES9, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';

export const scenarios: Scenario[] = [
  {
    name: 'options',
    title: 'JSON is parsed, secrets are redacted, pods are dropped by label, each namespace has its index',
    cases: [ES9],
    manifest: {
      pipeline: {
        parseJson: true,
        redactions: [{ pattern: 'password=[^ ]+', replacement: 'password=***' }],
        exclude: [{ labels: { 'app.kubernetes.io/name': 'noise' } }],
        indexPerNamespace: true,
        dedotLabels: true,
      },
    },
    bound: 'the line that is redacted differs from what was written',
    allowed: () => ({ unexpected: 1 }),
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const web = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      const noise = environment.pod({ name: 'noise-1', labels: { 'app.kubernetes.io/name': 'noise' } });
      environment.agent.start();
      noise.outside('unwanted line', 'stdout');
      web.say('{"level":"info","took":{"ms":3}}');
      web.say('[{"first":1},{"second":2}]');
      web.outside('login password=hunter2 done', 'stdout');
      web.lines(100);
      await environment.arrived();
      await environment.drained();
      expectOptions(environment);
    },
  },
];

const INDEX = /^kubernetes-logs-default-\d{4}\.\d\d\.\d\d$/;

function expectOptions(environment: Environment): void {
  const documents = environment.elasticsearch.documents();
  const having = (text: string) => documents.filter(({ source }) => JSON.stringify(source).includes(text));
  const json = documents.find(({ source }) => source.message === '{"level":"info","took":{"ms":3}}');
  const facts: Record<string, boolean> = {
    'a message that is JSON is parsed under its key':
      JSON.stringify(json?.source.structured) === '{"level":"info","took":{"ms":3}}',
    'a message that is a JSON array is one document': having('"[{\\"first').length === 1,
    'redacted text never reaches Elasticsearch': having('hunter2').length === 0,
    'the text around it does': having('login password=*** done').length === 1,
    'pods are dropped by their label': having('unwanted line').length === 0,
    'each namespace has its index': environment.elasticsearch.documents(INDEX).length === documents.length,
  };
  const wrong = Object.keys(facts).filter((fact) => !facts[fact]);
  if (wrong.length > 0) throw new Error(`failed: ${wrong.join('; ')}`);
}
