import { objectIn } from '../../json';
import { isAbsent } from '../absent';
import { containsCidr } from '../addresses';
import type { TypeRule } from '../context';
import { FORMS } from '../forms';
import { checkOneOf } from '../once';
import { checkPort } from './pods/probes';

export const networkRules: readonly TypeRule[] = [
  {
    type: 'NetworkPolicySpec',
    source: 'pkg/apis/networking/validation: ValidateNetworkPolicySpec',
    check: ({ policyTypes }, path, context) => {
      if (Array.isArray(policyTypes) && policyTypes.length > 2)
        context.rejected(`${path}.policyTypes`, policyTypes, 'Ingress and Egress, each once', 'remove the others');
    },
  },
  {
    type: 'NetworkPolicyPort',
    source: 'pkg/apis/networking/validation: ValidateNetworkPolicyPort',
    check: (port, path, context) => {
      checkPort(port, 'port', path, context);
      if (port.endPort !== undefined && !(typeof port.port === 'number' && Number(port.endPort) >= port.port))
        context.rejected(
          `${path}.endPort`,
          port.endPort,
          'at least port, which is a number',
          'correct port or endPort',
        );
    },
  },
  {
    type: 'NetworkPolicyPeer',
    source: 'pkg/apis/networking/validation: ValidateNetworkPolicyPeer',
    check: (peer, path, context) => {
      const selects = peer.podSelector !== undefined || peer.namespaceSelector !== undefined;
      if (selects !== (peer.ipBlock !== undefined)) return;
      const expected = selects ? 'ipBlock or selectors, not both' : 'podSelector, namespaceSelector or ipBlock';
      context.rejected(path, peer, expected, 'name the peer');
    },
  },
  {
    type: 'IPBlock',
    source: 'pkg/apis/networking/validation: ValidateIPBlock',
    check: ({ cidr, except }, path, context) => {
      if (typeof cidr !== 'string' || !FORMS.cidr.accepts(cidr) || !Array.isArray(except)) return;
      for (const [index, inner] of except.entries()) {
        if (typeof inner !== 'string' || !FORMS.cidr.accepts(inner) || containsCidr(cidr, inner)) continue;
        context.rejected(`${path}.except[${index}]`, inner, `a range in ${cidr}`, 'correct the range');
      }
    },
  },
  {
    type: 'IngressSpec',
    source: 'pkg/apis/networking/validation: ValidateIngressSpec',
    check: (spec, path, context) => {
      const fields = ['defaultBackend', 'backend', 'rules'];
      if (fields.every((field) => isAbsent(spec[field])))
        context.rejected(path, spec, 'rules or a default backend', 'add a rule');
    },
  },
  {
    type: 'HTTPIngressPath',
    source: 'pkg/apis/networking/validation: validateHTTPIngressPath',
    check: ({ path: route, pathType }, path, context) => {
      const text = String(route ?? '');
      const isFree = pathType !== 'Exact' && pathType !== 'Prefix';
      const isValid = isFree
        ? text === '' || text.startsWith('/')
        : text.startsWith('/') && !/\/\/|\/\.\.?(\/|$)|%2[fF]/.test(text);
      if (!isValid)
        context.rejected(
          `${path}.path`,
          route,
          'a path that starts with "/", without "//", "." and ".."',
          'correct the path',
        );
    },
  },
  {
    type: 'IngressBackend',
    source: 'pkg/apis/networking/validation: validateIngressBackend',
    check: (backend, path, context) => {
      if (backend.serviceName !== undefined) return;
      checkOneOf(backend, path, { fields: ['service', 'resource'], action: 'name one backend' }, context);
      const resource = objectIn(backend, 'resource');
      if (resource?.apiGroup === '')
        context.rejected(`${path}.resource.apiGroup`, '', 'a group, or no value', 'leave it out');
      for (const field of ['kind', 'name']) {
        const name = resource?.[field];
        if (typeof name === 'string' && name !== '' && !FORMS.pathSegment.accepts(name))
          context.rejected(`${path}.resource.${field}`, name, FORMS.pathSegment.expected, 'correct the name');
      }
    },
  },
  {
    type: 'IngressServiceBackend',
    source: 'pkg/apis/networking/validation: validateIngressBackend',
    check: (service, path, context) => {
      const port = objectIn(service, 'port') ?? {};
      checkOneOf(port, `${path}.port`, { fields: ['number', 'name'], action: 'name one port' }, context);
    },
  },
];
