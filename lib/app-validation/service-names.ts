import { ApiObject } from 'cdk8s';
import { objectIn } from '../kubernetes/json';
import { withPatches } from '../kubernetes/objects/json-patches';
import { LoweredObject } from '../kubernetes/objects/lowered-object';
import type { ValidationError } from '../reporting/validation-error';
import { type AppObject, nameOf } from './objects';

/**
 * StatefulSets of this library whose `serviceName` is that of no Service, or, by a JSON patch, of one that is not
 * headless: their pods have no names in DNS, so that they do not find each other.
 */
export function serviceNameErrors(objects: readonly AppObject[]): ValidationError[] {
  return objects.flatMap((object) => {
    if (object.kind !== 'StatefulSet' || !LoweredObject.isOwn(object.construct)) return [];
    const { serviceName } = objectIn(object.manifest, 'spec') ?? {};
    const governing = objects.filter(({ kind, namespace }) => kind === 'Service' && namespace === object.namespace);
    const names = governing
      .filter((each) => isHeadless(each) || each.name === unpatchedName(object))
      .map(({ name }) => name);
    if (names.some((name) => name === serviceName)) return [];
    return [
      {
        at: object.construct,
        option: `${nameOf(object)} spec.serviceName`,
        value: serviceName,
        expected: `a headless Service of the namespace ${object.namespace}; this app has ${names.join(', ') || 'none'}`,
        action: 'name it, or create a Service with clusterIP None',
      },
    ];
  });
}

function isHeadless({ manifest }: AppObject): boolean {
  return objectIn(manifest, 'spec')?.clusterIP === 'None';
}

/** The add-on of Kubernetes has a StatefulSet with the Service of its clients. */
function unpatchedName({ construct }: AppObject): unknown {
  return ApiObject.prototype.toJson.call(withPatches(construct, [])).spec?.serviceName;
}
