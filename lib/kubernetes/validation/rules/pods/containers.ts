import { firstMinorWith } from '../../../behaviors';
import { objectsIn } from '../../../json';
import type { TypeRule, ValidationContext } from '../../context';
import { checkUnique, checkUniqueField } from '../../once';
import { type ContainerAt, containersAt } from './containers-at';

/** What Kubernetes allows only in containers that keep running. */
const OF_RUNNING_CONTAINERS = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

function checkHostPorts(containers: readonly ContainerAt[], context: ValidationContext): void {
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
      checkUniqueField(
        container,
        path,
        {
          list: 'ports',
          field: 'name',
          expected: 'a name that no other port of the container has',
          action: 'choose another name',
        },
        context,
      ),
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateContainers, validateInitContainers',
    before: 'containerRestartPolicies',
    check: (spec, path, context) => {
      const older = `before Kubernetes 1.${firstMinorWith('containerRestartPolicies')}`;
      const report = ({ container, at }: ContainerAt, expected: string) =>
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
        checkUniqueField(
          container,
          at,
          { list: 'resizePolicy', field: 'resourceName', expected: 'one policy a resource', action: 'leave one out' },
          context,
        );
        if (spec.restartPolicy !== 'Never') continue;
        objectsIn(container, 'resizePolicy').forEach(({ restartPolicy }, index) => {
          if (restartPolicy !== 'RestartContainer') return;
          context.rejected(
            `${at}.resizePolicy[${index}].restartPolicy`,
            restartPolicy,
            'NotRequired in a pod that is never restarted',
            'use NotRequired',
          );
        });
      }
    },
  },
];
