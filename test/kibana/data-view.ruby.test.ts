import { type DataViewOptions, SecretRef } from '../../lib';
import type { ProvisionInput } from '../../lib/provisioning/input';
import { cleanUp, mounted, type Outcome, run } from '../provisioning/run';
import { Kibana } from '../provisioning/servers/kibana';
import type { Question, Reply } from '../provisioning/servers/stand-in';
import { named, secured } from './kibana-chart';

const ELASTIC: DataViewOptions = {
  credentials: { username: 'elastic', secret: SecretRef.fromName('elasticsearch-elastic') },
};
const PASSWORD = 'not-in-any-text';

/** A Kibana of a version that lets only `elastic` in, below a base path. */
class SecuredKibana extends Kibana {
  constructor(
    private readonly version: string,
    private readonly basePath = '',
  ) {
    super();
  }

  protected override reply(question: Question): Reply {
    const expected = `Basic ${Buffer.from(`elastic:${PASSWORD}`).toString('base64')}`;
    if (!question.path.startsWith(`${this.basePath}/api/`)) return { status: 404, body: { message: 'Not Found' } };
    if (question.headers.authorization !== expected) return { status: 401, body: { message: 'Unauthorized' } };
    const path = question.path.slice(this.basePath.length);
    if (path === '/api/status' && this.version.startsWith('7.'))
      return { status: 200, body: { status: { overall: { state: 'green' } } } };
    const view = question.body?.data_view as { name?: string } | undefined;
    if (/^8\.[0-3]\./.test(this.version) && view?.name !== undefined) {
      const message = '[request body.data_view.name]: definition for this key is missing';
      return { status: 400, body: { statusCode: 400, error: 'Bad Request', message } };
    }
    return super.reply({ ...question, path });
  }
}

let kibana: SecuredKibana;

afterEach(async () => {
  await kibana.stop();
  cleanUp();
});

async function provision(version: string, basePath?: string): Promise<Outcome> {
  const options = { endpoint: secured(version), dataView: ELASTIC, basePath };
  const text = named('ConfigMap', 'kibana-data-view', options).data['input.json'];
  const input: ProvisionInput = JSON.parse(text);
  const urls = [`${kibana.url}${basePath ?? ''}`];
  return run('provision', { ...input, urls, passwordFile: mounted(PASSWORD), waitSeconds: 5 });
}

test.each(['7.17.29', '8.0.0', '8.3.3', '8.19.20', '9.5.6'])(
  'the Job creates the data view of Kibana %s once',
  async (version) => {
    kibana = new SecuredKibana(version);
    await kibana.start();
    const first = await provision(version);
    expect(first).toMatchObject({ status: 0 });
    expect(first.log.slice(1)).toEqual(['data view: created', 'done']);
    expect([...kibana.dataViews]).toEqual([['container-logs', 'k8s-*']]);
    expect((await provision(version)).log[1]).toBe('unchanged: data view');
  },
);

test('a Kibana that is degraded gets its data view', async () => {
  kibana = new SecuredKibana('9.5.6');
  kibana.level = 'degraded';
  await kibana.start();
  expect(await provision('9.5.6')).toMatchObject({ status: 0 });
});

test('a Kibana below a base path gets its data view there', async () => {
  kibana = new SecuredKibana('9.5.6', '/kibana');
  await kibana.start();
  expect(await provision('9.5.6', '/kibana')).toMatchObject({ status: 0 });
  expect([...kibana.dataViews.keys()]).toEqual(['container-logs']);
});

test('a Kibana that rejects the password at first is retried', async () => {
  kibana = new SecuredKibana('9.5.6');
  await kibana.start();
  kibana.wrongAnswers.push({ status: 401 }, { status: 503, body: 'Kibana server is not ready yet' });
  expect(await provision('9.5.6')).toMatchObject({ status: 0 });
});
