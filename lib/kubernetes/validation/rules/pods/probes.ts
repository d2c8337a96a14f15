import { type JsonObject, objectIn, objectsIn } from '../../../json';
import type { TypeRule, ValidationContext } from '../../context';
import { FORMS } from '../../forms';
import { checkOneOf } from '../../once';
import { containersAt } from './containers-at';

const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'];
const HOOKS = ['exec', 'httpGet', 'sleep', 'tcpSocket'];

/** Reports a port that is neither a number of a port nor the form of its name. */
export function checkPort(owner: JsonObject, field: string, path: string, context: ValidationContext): void {
  const port = owner[field];
  if (port === undefined) return;
  const isPort = typeof port === 'number' ? 1 <= port && port <= 65_535 : FORMS.portName.accepts(String(port));
  if (!isPort) context.rejected(`${path}.${field}`, port, '1 to 65535, or the name of a port', 'correct the port');
}

function checkExec(handler: JsonObject, path: string, context: ValidationContext): void {
  const exec = objectIn(handler, 'exec');
  if (exec === undefined || (Array.isArray(exec.command) && exec.command.length > 0)) return;
  context.rejected(`${path}.exec.command`, exec.command, 'a command with one word at least', 'name the command');
}

/** Reports a name of a port that the container does not have: the kubelet finds no port, so that every probe fails. */
function checkPortName(container: JsonObject, at: string, path: string, context: ValidationContext): void {
  const handler = at.split('.').reduce<JsonObject | undefined>(objectIn, container);
  for (const action of ['httpGet', 'tcpSocket']) {
    const port = objectIn(handler, action)?.port;
    const names = objectsIn(container, 'ports').flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
    // A name that is invalid itself is one error.
    if (typeof port !== 'string' || ![port, ...names].every(FORMS.portName.accepts) || names.includes(port)) continue;
    const expected = 'a number, or the name of a port of the container';
    context.rejected(`${path}.${at}.${action}.port`, port, expected, 'correct the port, or name one of ports');
  }
}

const HANDLERS_OF_CONTAINERS = [
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle.postStart',
  'lifecycle.preStop',
];

const SLEEP = 'pkg/apis/core/validation: validateSleepAction';

/** The sleep of a hook within the grace period; hooks of init containers that end are errors already. */
function checkSleep(least: number): TypeRule['check'] {
  return (spec, path, context) => {
    const most = Number(spec.terminationGracePeriodSeconds ?? 30);
    if (most < 0) return;
    const sidecars = containersAt(spec, 'initContainers', path).filter(
      ({ container }) => container.restartPolicy === 'Always',
    );
    for (const { container, at } of [...sidecars, ...containersAt(spec, 'containers', path)])
      for (const hook of ['postStart', 'preStop']) {
        const seconds = objectIn(objectIn(objectIn(container, 'lifecycle'), hook), 'sleep')?.seconds;
        if (seconds === undefined || (least <= Number(seconds) && Number(seconds) <= most)) continue;
        const expected = `${least} to ${most}, the terminationGracePeriodSeconds`;
        context.rejected(`${at}.lifecycle.${hook}.sleep.seconds`, seconds, expected, 'correct the seconds');
      }
  };
}

export const probeRules: readonly TypeRule[] = [
  {
    type: 'Container',
    source: 'pkg/probe: ResolveContainerPort, and pkg/kubelet/lifecycle: resolvePort',
    check: (container, path, context) => {
      for (const at of HANDLERS_OF_CONTAINERS) checkPortName(container, at, path, context);
    },
  },
  {
    type: 'Probe',
    source: 'pkg/apis/core/validation: validateHandler',
    check: (probe, path, context) => {
      checkOneOf(probe, path, { fields: HANDLERS, action: 'name one way to probe' }, context);
      checkExec(probe, path, context);
    },
  },
  ...['Handler', 'LifecycleHandler'].map((type) => ({
    type,
    source: 'pkg/apis/core/validation: validateHandler',
    check: ((handler, path, context) => {
      checkOneOf(handler, path, { fields: HOOKS, action: 'name one action' }, context);
      checkExec(handler, path, context);
    }) satisfies TypeRule['check'],
  })),
  {
    type: 'HTTPGetAction',
    source: 'pkg/apis/core/validation: validateHTTPGetAction, ValidatePortNumOrName',
    check: (action, path, context) => checkPort(action, 'port', path, context),
  },
  {
    type: 'TCPSocketAction',
    source: 'pkg/apis/core/validation: validateTCPSocketAction',
    check: (action, path, context) => checkPort(action, 'port', path, context),
  },
  {
    type: 'Container',
    source: 'pkg/apis/core/validation: validateLivenessProbe, validateReadinessProbe, validateStartupProbe',
    check: (container, path, context) => {
      for (const field of ['livenessProbe', 'startupProbe']) {
        const threshold = objectIn(container, field)?.successThreshold ?? 1;
        if (threshold !== 1 && threshold !== 0)
          context.rejected(`${path}.${field}.successThreshold`, threshold, '1', 'leave it out');
      }
      const period = objectIn(container, 'readinessProbe')?.terminationGracePeriodSeconds;
      if (period !== undefined)
        context.rejected(`${path}.readinessProbe.terminationGracePeriodSeconds`, period, 'no value', 'leave it out');
    },
  },
  { type: 'PodSpec', before: 'zeroSleep', source: SLEEP, check: checkSleep(1) },
  { type: 'PodSpec', since: 'zeroSleep', source: SLEEP, check: checkSleep(0) },
];
