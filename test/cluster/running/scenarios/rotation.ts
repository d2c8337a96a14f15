import { randomBytes } from 'node:crypto';
import type { Logging } from '../environment/logging';

const AUTHORITY = ['elasticsearch-ca', 'elasticsearch-ca-certificate', 'elasticsearch-http', 'elasticsearch-transport'];

/** Certificates and passwords, changed as `docs/security.md` says. */
export function rotation(logging: () => Logging): void {
  const kubectl = (...args: string[]) => logging().cluster.plane.kubectlOk(...args);
  const remove = (namespace: string, secret: string, key: string) => {
    const patch = JSON.stringify([{ op: 'remove', path: `/data/${key}` }]);
    return kubectl('patch', 'secret', secret, `--namespace=${namespace}`, '--type=json', `--patch=${patch}`);
  };
  const secretValue = async (namespace: string, secret: string, key: string): Promise<string> =>
    (await logging().cluster.read('secrets', namespace, secret)).data[key];
  const restartKibana = async () => {
    await kubectl('rollout', 'restart', '--namespace=logging', 'deployment/kibana');
    await kubectl('rollout', 'status', '--namespace=logging', 'deployment/kibana', '--timeout=10m');
  };

  test('a renewed certificate authority needs no restart of Elasticsearch or the agents, and no line is lost', async () => {
    const before = await logging().nodeStates();
    const old = await secretValue('logging', 'elasticsearch-ca', 'ca.crt');
    for (const secret of AUTHORITY) await remove('logging', secret, 'ca.crt');
    await remove('logging-agents', 'elasticsearch-ca-certificate', 'ca.crt');
    await logging().runCronJob('elasticsearch-renewal');
    await restartKibana();
    expect(await secretValue('logging-agents', 'elasticsearch-ca-certificate', 'ca.crt')).not.toBe(old);
    await logging().writers.arrived();
    expect(await logging().nodeStates()).toEqual(before);
  });

  test('the password of the agents is replaced, and no line is lost', async () => {
    const old = await secretValue('logging-agents', 'elasticsearch-agent', 'password');
    for (const namespace of ['logging', 'logging-agents']) await remove(namespace, 'elasticsearch-agent', 'password');
    await logging().runCronJob('elasticsearch-renewal');
    expect(await secretValue('logging-agents', 'elasticsearch-agent', 'password')).not.toBe(old);
    await logging().runCronJob('elasticsearch-provisioning');
    await logging().restartAgents();
    await logging().writers.arrived();
  });

  test('the password of Kibana is replaced: its user has the new one before Kibana restarts', async () => {
    const password = async () => decoded(await secretValue('logging', 'elasticsearch-kibana', 'password'));
    const old = await password();
    await remove('logging', 'elasticsearch-kibana', 'password');
    await logging().runCronJob('elasticsearch-renewal');
    await logging().runCronJob('elasticsearch-provisioning');
    await restartKibana();
    const signIn = async (user: string) => {
      return (await logging().elasticsearch.send('GET', '/_security/_authenticate', undefined, user)).status;
    };
    expect(await signIn(`kibana_system:${old}`)).toBe(401);
    expect(await signIn(`kibana_system:${await password()}`)).toBe(200);
  });

  test('the password of `elastic` is changed, and provisioning and hooks use the new one', async () => {
    const password = randomBytes(12).toString('hex');
    const { elasticsearch } = logging();
    const { status } = await elasticsearch.send('POST', '/_security/user/elastic/_password', { password });
    expect(status).toBe(200);
    const patch = JSON.stringify({ stringData: { password } });
    await kubectl('patch', 'secret', 'elasticsearch-elastic', '--namespace=logging', `--patch=${patch}`);
    await logging().runCronJob('elasticsearch-provisioning');
    const { worker } = await logging().node('elasticsearch-0');
    await logging().cluster.until('the new password in the pods', async () => {
      return (await worker?.exec(['cat', '/run/secure-settings/bootstrap.password']))?.output === password;
    });
  });

  test('a changed value of the keystore applies when a node restarts, and not before', async () => {
    const password = decoded(await secretValue('logging', 'elasticsearch-elastic', 'password'));
    const inKeystore = async () => {
      const { worker } = await logging().node('elasticsearch-0');
      return (await worker?.exec(['elasticsearch-keystore', 'show', 'bootstrap.password']))?.output.trim();
    };
    expect(await inKeystore()).not.toBe(password);
    const { worker } = await logging().node('elasticsearch-0');
    worker?.crash();
    await logging().cluster.until('the end of the node', async () => worker?.state.ready === false);
    await logging().green(3);
    expect(await inKeystore()).toBe(password);
    await logging().writers.arrived();
  });
}

function decoded(value: string): string {
  return Buffer.from(value, 'base64').toString();
}
