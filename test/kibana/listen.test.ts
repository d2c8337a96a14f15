import { execFileSync } from 'node:child_process';
import { containerOf, environmentOf, secured } from './kibana-chart';

/** What Kibana would get as `server.host`, by running the command of the container without Kibana. */
function hostFor(podIp: string): string {
  const [bash, option, script] = containerOf().args;
  const command = script.replace('exec /usr/local/bin/kibana-docker', 'printf %s "$KBN_SERVER_HOST"');
  expect(command).not.toBe(script);
  return execFileSync(bash, [option, command], {
    env: { KBN_POD_IP: podIp },
    // Without a terminal or a socket bash reads no start-up file.
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
}

test.each([
  ['10.244.1.7', '0.0.0.0'],
  ['fd00:10:244::7', '::'],
  ['', '0.0.0.0'],
])('a pod with the address %j listens on %s', (podIp, host) => {
  expect(hostFor(podIp)).toBe(host);
});

test.each(['1.6', '1.20', '1.37'])('the pod has its address in the environment on Kubernetes %s', (kubernetes) => {
  const endpoint = secured(kubernetes === '1.37' ? '9.5.6' : '7.17.29');
  expect(environmentOf({ kubernetes, endpoint }).KBN_POD_IP).toBe('status.podIP');
});
