import { type JsonObject, objectIn, objectsIn } from '../json';
import { fieldPath } from '../tables/each-object';
import type { LoweringContext } from './fields/lowering-context';
import { annotate } from './pods';

const CLASS = 'kubernetes.io/ingress.class';
const v1 = 'networking.k8s.io/v1';

/** networking.k8s.io/v1 has other field names for an Ingress than older versions. */
export function convertIngress(object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  const toOld = context.from === v1 && context.to !== v1;
  const toNew = context.from !== v1 && context.to === v1;
  if (toOld) rename(spec, 'defaultBackend', 'backend');
  if (toNew) rename(spec, 'backend', 'defaultBackend');
  const convert = toOld ? convertBackendToOld : toNew ? convertBackendToNew : () => undefined;
  convert(objectIn(spec, toOld ? 'backend' : 'defaultBackend') ?? {});
  objectsIn(spec, 'rules').forEach((rule, r) => {
    objectsIn(objectIn(rule, 'http'), 'paths').forEach((path, p) => {
      convert(objectIn(path, 'backend') ?? {});
      const at = `spec.rules[${r}].http.paths[${p}].pathType`;
      // the default of the older versions
      if (toNew) path.pathType ??= 'ImplementationSpecific';
      if (!context.has('ingressPathTypes')) dropPathType(path, at, context);
    });
  });
  if (!context.has('ingressPathTypes')) writeClass(object, spec, context);
}

function dropPathType(path: JsonObject, at: string, context: LoweringContext): void {
  if (path.pathType === 'Exact') {
    const action = 'use Prefix, and reject longer paths in the Service';
    context.lacks('ingressPathTypes', at, path.pathType, action);
  } else if (path.pathType === 'Prefix') {
    context.dropped(at, 'the Ingress controller decides how it matches paths, mostly by prefix');
  }
  delete path.pathType;
}

function writeClass(object: JsonObject, spec: JsonObject, context: LoweringContext): void {
  if (typeof spec.ingressClassName !== 'string') return;
  annotate(object, '', CLASS, spec.ingressClassName, context);
  context.translated('spec.ingressClassName', `the annotation ${CLASS}`);
  delete spec.ingressClassName;
}

function rename(owner: JsonObject, from: string, to: string): void {
  if (owner[from] === undefined) return;
  owner[to] = owner[from];
  delete owner[from];
}

function convertBackendToOld(backend: JsonObject): void {
  const service = objectIn(backend, 'service');
  if (service === undefined) return;
  const port = objectIn(service, 'port') ?? {};
  delete backend.service;
  backend.serviceName = service.name;
  backend.servicePort = port.number ?? port.name;
}

function convertBackendToNew(backend: JsonObject): void {
  if (backend.serviceName === undefined) return;
  const { serviceName: name, servicePort: port } = backend;
  backend.service = { name, port: typeof port === 'number' ? { number: port } : { name: port } };
  delete backend.serviceName;
  delete backend.servicePort;
}

/** Reports a policy that has another effect on the target. */
export function checkNetworkPolicy(_object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  const types = Array.isArray(spec.policyTypes) ? spec.policyTypes : [];
  if (!context.has('networkPolicyEgress') && (spec.egress !== undefined || types.includes('Egress'))) {
    const action = 'leave the policy out: without its egress it would deny all ingress';
    context.lacks('networkPolicyEgress', 'spec', spec, action);
    // one error is enough
    delete spec.egress;
    delete spec.policyTypes;
  }
  if (!context.has('networkPoliciesIsolate')) {
    const action = 'leave the policy out: it has no effect unless an annotation of the namespace isolates its pods';
    context.lacks('networkPoliciesIsolate', 'kind', 'NetworkPolicy', action);
  }
  checkPeers(spec, context);
}

/** Older API servers reject a peer with both selectors. */
function checkPeers(spec: JsonObject, context: LoweringContext): void {
  for (const [direction, side] of [['ingress', 'from'] as const, ['egress', 'to'] as const]) {
    objectsIn(spec, direction).forEach((rule, r) => {
      objectsIn(rule, side).forEach((peer, p) => {
        if (peer.podSelector === undefined || peer.namespaceSelector === undefined) return;
        const at = `spec.${direction}[${r}].${side}[${p}]`;
        context.lacks('combinedPeerSelectors', at, peer, 'select by pods or by namespaces, not by both');
      });
    });
  }
}

const alpha = 'rbac.authorization.k8s.io/v1alpha1';

/** rbac.authorization.k8s.io/v1alpha1 has the apiVersion where later versions have the group. */
export function convertBinding(object: JsonObject, context: LoweringContext, role: JsonObject): void {
  if (context.to === alpha) {
    objectsIn(object, 'subjects').forEach(convertSubjectToAlpha);
    if (!context.has('roleRefGroups')) delete role.apiGroup;
  } else if (context.from === alpha) {
    objectsIn(object, 'subjects').forEach((subject, i) => {
      if (subject.kind === 'User' && subject.name === '*') {
        context.rejected(
          fieldPath(`subjects[${i}]`, 'name'),
          '*',
          'the name of a user',
          'use the Group system:authenticated',
        );
      }
      if (subject.kind !== 'ServiceAccount') subject.apiGroup = 'rbac.authorization.k8s.io';
      delete subject.apiVersion;
    });
  }
}

function convertSubjectToAlpha(subject: JsonObject): void {
  if (subject.apiGroup !== undefined && subject.apiGroup !== '') subject.apiVersion = alpha;
  delete subject.apiGroup;
}
