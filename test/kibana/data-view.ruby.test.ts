import { type DataViewOptions, SecretRef } from '../../lib';
import type { ProvisionInput } from '../../lib/provisioning/input';
import { Kibana } from '../provisioning/kibana';
import { cleanUp, mounted, type Outcome, run } from '../provisioning/run';
import type { Question, Reply } from '../provisioning/stand-in';
import { oneOf, secured } from './page';

const ELASTIC: DataViewOptions = { credentials: { username: 'elastic', secret: SecretRef.fromName('store-elastic') } };
const PASSWORD = 'not-in-any-text';

/** A Kibana that lets nobody but `elastic` in, and says how it is in the words of its version. */
class SecuredKibana extends Kibana {
  constructor(private readonly version: string) {
    super();
  }

  protected override reply(question: Question): Reply {
    const expected = `Basic ${Buffer.from(`elastic:${PASSWORD}`).toString('base64')}`;
    if (question.headers.authorization !== expected) return { status: 401, body: { message: 'Unauthorized' } };
    if (question.path === '/api/status' && this.version.startsWith('7.'))
      return { status: 200, body: { status: { overall: { state: 'green' } } } };
    return super.reply(question);
  }
}

let kibana: SecuredKibana;

afterEach(async () => {
  await kibana.stop();
  cleanUp();
});

async function provision(version: string): Promise<Outcome> {
  const text = oneOf('ConfigMap', { store: secured(version), dataView: ELASTIC }).data['plan.json'];
  const plan: ProvisionInput = JSON.parse(text);
  return run('provision', { ...plan, urls: [kibana.url], passwordFile: mounted(PASSWORD), waitSeconds: 5 });
}

test.each(['7.17.29', '8.0.0', '8.19.20', '9.5.6'])(
  'the plan for Kibana %s makes the data view, once',
  async (version) => {
    kibana = new SecuredKibana(version);
    await kibana.start();
    const first = await provision(version);
    expect(first).toMatchObject({ status: 0 });
    expect(first.log.slice(1)).toEqual(['data view: created', 'done']);
    expect([...kibana.dataViews]).toEqual([['container-logs', 'k8s-*']]);
    expect((await provision(version)).log[1]).toBe('data view: unchanged');
  },
);

test('a page that was signed in to too early is asked again', async () => {
  kibana = new SecuredKibana('9.5.6');
  await kibana.start();
  kibana.wrongAnswers.push({ status: 401 }, { status: 503, body: 'Kibana server is not ready yet' });
  expect(await provision('9.5.6')).toMatchObject({ status: 0 });
});
