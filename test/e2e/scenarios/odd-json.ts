import { ES9, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';

/** JSON that a program may write and that Ruby, MessagePack or Elasticsearch cannot represent. */
const ODD: readonly string[] = [
  '[]',
  '[1,2,3]',
  '[{"first":1},{"second":2}]',
  '"a text"',
  'null',
  '{}',
  '{"number":123456789012345678901234567890}',
  '{"number":1e999}',
  '{"number":NaN}',
  '{"number":-Infinity}',
  '{"text":"half a pair \\ud800"}',
  '{"text":"zero \\u0000"}',
  '{"_unused":"no time"}',
  '{"time":"no time"}',
  `${'{"deep":'.repeat(200)}1${'}'.repeat(200)}`,
  `${'{"deeper":'.repeat(5000)}1${'}'.repeat(5000)}`,
  '{"json_class":"Object","^o":"Object"}',
  '{"cut":',
  '{"twice":1,"twice":{"a":1,"a":2}}',
  '{"a":1} // b',
  '{"a":1}{"b":2}',
];

export const scenarios: Scenario[] = [
  {
    name: 'odd-json',
    title:
      'pods write JSON that is not an object, or that has numbers, texts or depths beyond the limits of a component',
    cases: [ES9],
    manifest: { pipeline: { parseJson: true } },
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      for (const text of ODD) {
        pod.say(text);
        pod.lines(3);
      }
      const even = '{"level":"info","took":{"ms":3}}';
      pod.say(even);
      await environment.arrived();
      await environment.drained();
      expectOneEventEach(environment, even);
    },
  },
];

/** A copy of an event has the id of the first, which Elasticsearch counts as a conflict. */
function expectOneEventEach(environment: Environment, even: string): void {
  const documents = environment.elasticsearch.documents().map(({ source }) => source);
  const parsed = (text: string) => JSON.stringify(documents.find(({ message }) => message === text)?.structured);
  const facts: Record<string, boolean> = {
    'copies: nothing is sent more than once': environment.elasticsearch.record.conflicts === 0,
    'JSON within the limits of every component is parsed': parsed(even) === even,
    'of a key that an object has twice, the last value counts':
      parsed('{"twice":1,"twice":{"a":1,"a":2}}') === '{"twice":{"a":2}}',
    'a comment or a second object is not JSON':
      parsed('{"a":1} // b') === undefined && parsed('{"a":1}{"b":2}') === undefined,
    'JSON that is not an object is text only': documents.every(
      ({ message, structured }) => structured === undefined || String(message).startsWith('{'),
    ),
  };
  const wrong = Object.keys(facts).filter((fact) => !facts[fact]);
  if (wrong.length > 0) throw new Error(`failed: ${wrong.join('; ')}`);
}
