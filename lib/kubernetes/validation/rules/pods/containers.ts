import { firstMinorWith } from '../../../behaviors';
import { type JsonObject, objectsIn } from '../../../json';
import type { TypeRule, ValidationContext } from '../../context';
import { checkUnique } from '../../once';

/** What Kubernetes allows only in containers that keep running. */
const OF_RUNNING_CONTAINERS = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

interface Indexed {
  readonly container: JsonObject;
  readonly at: string;
}

function containersAt(spec: JsonObject, field: string, path: string): Indexed[] {
  return objectsIn(spec, field).map((container, index) => ({ container, at: `${path}.${field}[${index}]` }));
}

function checkHostPorts(containers: readonly Indexed[], context: ValidationContext): void {
  const ports = containers.flatMap(({ container, at }) =>
    objectsIn(container, 'ports').map((port, index) => ({ port, at: `${at}.ports[${index}]` })),
  );
  checkUnique(
    ports.filter(({ port }) => Number(port.hostPort ?? 0) !== 0),
    ({ port }) => `${port.protocol ?? 'TCP'}/${port.hostIP ?? ''}/${port.hostPort}`,
    ({ port, at }) =>
      context.rejected(
        `${at}.hostPort`,
        port.hostPort,
        'a port of the node that no other container uses',
        'choose another port',
      ),
  );
}

export const containerRules: readonly TypeRule[] = [
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateContainers, validateInitContainers',
    check: (spec, path, context) => {
      const containers = containersAt(spec, 'containers', path);
      const initContainers = containersAt(spec, 'initContainers', path);
      if (containers.length === 0)
        context.rejected(`${path}.containers`, spec.containers, 'one container at least', 'add a container');
      checkUnique(
        [...containers, ...initContainers],
        ({ container }) => container.name,
        ({ at }, name) =>
          context.rejected(`${at}.name`, name, 'a name that no other container of the pod has', 'choose another name'),
      );
      checkHostPorts(containers, context);
      for (const initContainer of initContainers) checkHostPorts([initContainer], context);
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateInitContainers',
    check: (spec, path, context) => {
      for (const { container, at } of containersAt(spec, 'initContainers', path)) {
        if (container.restartPolicy === 'Always') continue;
        for (const field of OF_RUNNING_CONTAINERS.filter((name) => container[name] !== undefined))
          context.rejected(`${at}.${field}`, container[field], 'no value in an init container', 'leave it out');
      }
    },
  },
  {
    type: 'Container',
    source: 'pkg/apis/core/validation: validateContainerOnlyForPod',
    check: ({ image }, path, context) => {
      if (typeof image === 'string' && image !== image.trim())
        context.rejected(`${path}.image`, image, 'no space before or after the image', 'remove the spaces');
    },
  },
  {
    type: 'Container',
    source: 'pkg/apis/core/validation: validateContainerPorts',
    check: (container, path, context) =>
      checkUnique(
        objectsIn(container, 'ports').map((port, index) => ({ port, index })),
        ({ port }) => port.name,
        ({ index }, name) =>
          context.rejected(
            `${path}.ports[${index}].name`,
            name,
            'a name that no other port of the container has',
            'choose another name',
          ),
      ),
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateContainers, validateInitContainers',
    before: 'containerRestartPolicies',
    check: (spec, path, context) => {
      const older = `before Kubernetes 1.${firstMinorWith('containerRestartPolicies')}`;
      const report = ({ container, at }: Indexed, expected: string) =>
        context.rejected(`${at}.restartPolicy`, container.restartPolicy, expected, 'set restartPolicy of the pod');
      for (const each of containersAt(spec, 'containers', path))
        if (each.container.restartPolicy !== undefined) report(each, `no value in a container ${older}`);
      for (const each of containersAt(spec, 'initContainers', path))
        if (!['Always', undefined].includes(each.container.restartPolicy as string | undefined))
          report(each, `Always, or no value, ${older}`);
    },
  },
  {
    type: 'Container',
    source: 'pkg/apis/core/validation: validateContainerRestartPolicy',
    check: (container, path, context) => {
      const rules = objectsIn(container, 'restartPolicyRules');
      if (rules.length > 0 && container.restartPolicy === undefined)
        context.rejected(`${path}.restartPolicy`, undefined, 'a value with restartPolicyRules', 'set restartPolicy');
      if (rules.length > 20)
        context.rejected(`${path}.restartPolicyRules`, rules.length, '20 rules at most', 'remove rules');
      rules.forEach(({ exitCodes }, index) => {
        if (exitCodes === undefined)
          context.rejected(`${path}.restartPolicyRules[${index}].exitCodes`, undefined, 'a value', 'set exitCodes');
      });
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateResizePolicy',
    check: (spec, path, context) => {
      for (const { container, at } of containersAt(spec, 'containers', path)) {
        const policies = objectsIn(container, 'resizePolicy').map((policy, index) => ({ policy, index }));
        checkUnique(
          policies,
          ({ policy }) => policy.resourceName,
          ({ index }, name) =>
            context.rejected(
              `${at}.resizePolicy[${index}].resourceName`,
              name,
              'one policy a resource',
              'leave one out',
            ),
        );
        if (spec.restartPolicy !== 'Never') continue;
        for (const { policy, index } of policies.filter(({ policy }) => policy.restartPolicy === 'RestartContainer'))
          context.rejected(
            `${at}.resizePolicy[${index}].restartPolicy`,
            policy.restartPolicy,
            'NotRequired in a pod that is never restarted',
            'use NotRequired',
          );
      }
    },
  },
];
