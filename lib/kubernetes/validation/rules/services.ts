import { objectIn, objectsIn } from '../../json';
import { isAbsent } from '../absent';
import type { TypeRule } from '../context';
import { FORMS } from '../forms';
import { checkUnique, checkUniqueField } from '../once';
import { checkPort } from './pods/probes';

const LONGEST_AFFINITY = 86_400;
const OF_LOAD_BALANCERS = ['allocateLoadBalancerNodePorts', 'loadBalancerClass', 'loadBalancerSourceRanges'];

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
      checkUniqueField(
        spec,
        path,
        { list: 'ports', field: 'name', expected: 'a name that no other port has', action: 'choose another name' },
        context,
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
      if (spec.type !== 'LoadBalancer')
        for (const field of OF_LOAD_BALANCERS.filter((name) => spec[name] === '' || !isAbsent(spec[name])))
          context.rejected(`${path}.${field}`, spec[field], 'no value unless type is LoadBalancer', 'leave it out');
      const port = spec.healthCheckNodePort ?? 0;
      if (port !== 0 && !(spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local'))
        context.rejected(
          `${path}.healthCheckNodePort`,
          port,
          'no value unless type is LoadBalancer and externalTrafficPolicy is Local',
          'leave it out',
        );
    },
  },
  {
    type: 'ServiceSpec',
    source: 'pkg/apis/core/validation: ValidateServiceClusterIPsRelatedFields',
    check: ({ clusterIP = '', clusterIPs }, path, context) => {
      if (!Array.isArray(clusterIPs) || clusterIPs.length === 0) return;
      const isAddress = (one: unknown) => typeof one === 'string' && FORMS.address.accepts(one);
      const isNone = clusterIPs.length === 1 && clusterIPs[0] === 'None';
      if (clusterIPs[0] !== clusterIP || clusterIPs.length > 2 || !(isNone || clusterIPs.every(isAddress)))
        context.rejected(
          `${path}.clusterIPs`,
          clusterIPs,
          'None or one or two addresses, the first of which is clusterIP',
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
