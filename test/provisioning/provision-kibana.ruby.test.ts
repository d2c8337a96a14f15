import type { CreateStep, ProvisionStep } from '../../lib/provisioning/input';
import { cleanUp, type Outcome, run } from './run';
import { Kibana } from './servers/kibana';

let kibana: Kibana;

beforeEach(async () => {
  kibana = new Kibana();
  await kibana.start();
});

afterEach(async () => {
  await kibana.stop();
  cleanUp();
});

function provision(steps: readonly ProvisionStep[], headers = { 'kbn-xsrf': 'true' }): Promise<Outcome> {
  return run('provision', { urls: [kibana.url], headers, waitSeconds: 5, steps });
}

const available: ProvisionStep = {
  kind: 'wait',
  name: 'kibana',
  path: '/api/status',
  until: { at: ['status', 'overall', 'level'], oneOf: ['available'] },
};

const dataView: CreateStep = {
  kind: 'create',
  name: 'data view',
  existsPath: '/api/data_views/data_view/k8s',
  path: '/api/data_views/data_view',
  body: { data_view: { id: 'k8s', title: 'k8s-*', timeFieldName: '@timestamp' } },
  alreadyThere: ['Duplicate', 'conflict'].map((message) => ({ status: 400, message })),
};

const indexPattern: CreateStep = {
  kind: 'create',
  name: 'index pattern',
  existsPath: '/api/saved_objects/index-pattern/k8s',
  path: '/api/saved_objects/index-pattern/k8s',
  body: { attributes: { title: 'k8s-*', timeFieldName: '@timestamp' } },
};

test.each([dataView, indexPattern])('$name is created once, and never changed', async (step) => {
  expect((await provision([available, step])).log).toEqual(['kibana: available', `${step.name}: created`, 'done']);
  kibana.dataViews.set('k8s', 'renamed by its user');
  expect((await provision([step])).log[0]).toBe(`unchanged: ${step.name}`);
  expect([...kibana.dataViews]).toEqual([['k8s', 'renamed by its user']]);
});

test.each([dataView, indexPattern])(
  '$name that another client creates in the meantime is not a failure',
  async (step) => {
    kibana.afterRequest = () => kibana.dataViews.set('k8s', 'k8s-*');
    expect((await provision([step])).log).toEqual([`unchanged: ${step.name}`, 'done']);
  },
);

test('a Kibana with the same data view under another id is not changed', async () => {
  kibana.dataViews.set('made-by-hand', 'k8s-*');
  expect((await provision([dataView])).log).toEqual(['unchanged: data view', 'done']);
  expect([...kibana.dataViews.keys()]).toEqual(['made-by-hand']);
});

test('a bad request without a duplicate is a failure', async () => {
  expect((await provision([dataView], { 'kbn-xsrf': '' })).log).toEqual([
    'FAILED data view: POST /api/data_views/data_view: 400 missing a kbn-xsrf header',
  ]);
});

test('the program waits for a Kibana that is starting', async () => {
  kibana.wrongAnswers.push({ status: 503, body: 'Kibana server is not ready yet' });
  kibana.level = 'degraded';
  kibana.afterRequest = (count) => {
    if (count === 2) kibana.level = 'available';
  };
  expect((await provision([available])).log).toEqual([
    'waiting: GET /api/status: 503 Kibana server is not ready yet',
    'waiting: /api/status: status.overall.level is "degraded"',
    'kibana: available',
    'done',
  ]);
});
