import { objectIn, objectsIn } from '../../json';
import type { TypeRule } from '../context';
import { FORMS } from '../forms';
import { checkUnique } from '../once';
import { checkPort } from './pods/probes';

const LONGEST_AFFINITY = 86_400;

export const serviceRules: readonly TypeRule[] = [
  {
    type: 'ServiceSpec',
    source: 'pkg/apis/core/validation: validateService, validateServicePort',
    check: (spec, path, context) => {
      const ports = objectsIn(spec, 'ports').map((port, index) => ({ port, at: `${path}.ports[${index}]` }));
      if (ports.length === 0 && spec.clusterIP !== 'None' && spec.type !== 'ExternalName')
        context.rejected(`${path}.ports`, spec.ports, 'one port at least', 'add a port');
      if (ports.length > 1)
        for (const { port, at } of ports.filter(({ port }) => (port.name ?? '') === ''))
          context.rejected(`${at}.name`, port.name, 'a name, because the Service has several ports', 'name the port');
      checkUnique(
        ports,
        ({ port }) => port.name,
        ({ at }, name) => context.rejected(`${at}.name`, name, 'a name that no other port has', 'choose another name'),
      );
      checkUnique(
        ports,
        ({ port }) => `${port.protocol ?? 'TCP'}/${port.port}`,
        ({ port, at }) => context.rejected(`${at}.port`, port.port, 'each port once', 'choose another port'),
      );
      for (const { port, at } of ports) {
        checkPort(port, 'targetPort', at, context);
        if (Number(port.nodePort ?? 0) !== 0 && (spec.type ?? 'ClusterIP') === 'ClusterIP')
          context.rejected(`${at}.nodePort`, port.nodePort, 'no value with type ClusterIP', 'use type NodePort');
      }
    },
  },
  {
    type: 'ServiceSpec',
    source: 'pkg/apis/core/validation: validateService',
    check: (spec, path, context) => {
      const isHeadless = spec.clusterIP === 'None';
      if (isHeadless && (spec.type === 'LoadBalancer' || spec.type === 'NodePort'))
        context.rejected(`${path}.clusterIP`, 'None', `an address with type ${spec.type}`, 'leave out clusterIP');
      if (
        typeof spec.clusterIP === 'string' &&
        !['None', ''].includes(spec.clusterIP) &&
        !FORMS.address.accepts(spec.clusterIP)
      )
        context.rejected(
          `${path}.clusterIP`,
          spec.clusterIP,
          `None, or ${FORMS.address.expected}`,
          'correct the address',
        );
      if (
        spec.type === 'ExternalName' &&
        !FORMS.dnsSubdomain.accepts(String(spec.externalName ?? '').replace(/\.$/, ''))
      )
        context.rejected(`${path}.externalName`, spec.externalName, FORMS.dnsSubdomain.expected, 'name the host');
      if (spec.loadBalancerSourceRanges !== undefined && spec.type !== 'LoadBalancer')
        context.rejected(
          `${path}.loadBalancerSourceRanges`,
          spec.loadBalancerSourceRanges,
          'no value unless type is LoadBalancer',
          'leave it out',
        );
    },
  },
  {
    type: 'ServiceSpec',
    source: 'pkg/apis/core/validation: validateClientIPAffinityConfig',
    check: (spec, path, context) => {
      const config = objectIn(spec, 'sessionAffinityConfig');
      if (config === undefined) return;
      if (spec.sessionAffinity !== 'ClientIP')
        context.rejected(
          `${path}.sessionAffinityConfig`,
          config,
          'no value unless sessionAffinity is ClientIP',
          'leave it out',
        );
      const seconds = Number(objectIn(config, 'clientIP')?.timeoutSeconds ?? 1);
      if (seconds < 1 || seconds > LONGEST_AFFINITY)
        context.rejected(
          `${path}.sessionAffinityConfig.clientIP.timeoutSeconds`,
          seconds,
          `1 to ${LONGEST_AFFINITY}`,
          'correct the time',
        );
    },
  },
];
