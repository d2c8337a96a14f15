import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Container as ContainerSpec, Handler, Probe } from '../../e2e/cluster/objects';
import type { Container } from './container';

/** Node.js does not wait for the pause of a prober that has ended. */
const UNREFERENCED = { ref: false };

/** The seconds between two attempts of a probe that has not passed yet. */
const PAUSE = 1;

/**
 * Executes the probe of a container until `end`, and tells each result that counts. Until a probe has passed, it is
 * executed each second, which makes pods ready sooner than real kubelets do. It fails no sooner than with its own period.
 */
export class Prober {
  private ended = false;

  constructor(
    private readonly probe: Probe,
    private readonly attempt: (timeoutSeconds: number) => Promise<boolean>,
    private readonly result: (passed: boolean) => void,
  ) {
    void this.run();
  }

  end(): void {
    this.ended = true;
  }

  private async run(): Promise<void> {
    const { initialDelaySeconds = 0, periodSeconds = 10, timeoutSeconds = 1 } = this.probe;
    const { failureThreshold = 3, successThreshold = 1 } = this.probe;
    await sleep(initialDelaySeconds * 1000, undefined, UNREFERENCED);
    const pause = Math.min(PAUSE, periodSeconds);
    for (let [passes, failures] = [0, 0]; !this.ended; ) {
      const passed = await this.attempt(timeoutSeconds);
      if (this.ended) return;
      passes = passed ? passes + 1 : 0;
      failures = passed ? 0 : failures + pause / periodSeconds;
      const hasPassed = passes >= successThreshold;
      if (hasPassed) this.result(true);
      if (failures >= failureThreshold) this.result(false);
      await sleep((hasPassed ? periodSeconds : pause) * 1000, undefined, UNREFERENCED);
    }
  }
}

/** What a probe does once. */
export function attemptOf(
  { exec, httpGet: http, tcpSocket }: Handler,
  spec: ContainerSpec,
  container: Container,
  address: string,
): (timeoutSeconds: number) => Promise<boolean> {
  if (exec) return async (seconds) => (await container.exec(exec.command, seconds)).code === 0;
  if (tcpSocket) return (seconds) => opens(address, portOf(tcpSocket.port, spec), seconds);
  if (http) {
    const { path = '/', port, scheme = 'HTTP' } = http;
    return (seconds) => answers(scheme, address, portOf(port, spec), path, seconds);
  }
  throw new Error(`container ${spec.name}: this kubelet has no such probe`);
}

function portOf(port: number | string, { name, ports = [] }: ContainerSpec): number {
  if (typeof port === 'number') return port;
  const found = ports.find((each) => each.name === port);
  if (!found) throw new Error(`container ${name} has no port ${port}`);
  return found.containerPort;
}

function opens(host: string, port: number, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: seconds * 1000 });
    const done = (passed: boolean) => {
      socket.destroy();
      resolve(passed);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
}

function answers(scheme: string, host: string, port: number, path: string, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const get = scheme === 'HTTPS' ? httpsGet : httpGet;
    const options = { host, port, path, timeout: seconds * 1000, rejectUnauthorized: false };
    const request = get(options, ({ statusCode = 0 }) => {
      resolve(statusCode >= 200 && statusCode < 400);
      request.destroy();
    });
    request.once('timeout', () => request.destroy(new Error('timeout')));
    request.once('error', () => resolve(false));
  });
}
