import { type JsonObject, objectIn } from '../kubernetes/json';
import type { ValidationError } from '../reporting/validation-error';
import { type AppObject, nameOf } from './objects';

/** PersistentVolumes on one RBD image: two pods that mount it damage its file system. */
export function sharedImageErrors(objects: readonly AppObject[]): ValidationError[] {
  const owners = new Map<string, AppObject>();
  return objects.flatMap((object) => {
    const rbd = object.kind === 'PersistentVolume' ? objectIn(objectIn(object.manifest, 'spec'), 'rbd') : undefined;
    if (rbd === undefined) return [];
    const key = keyOf(rbd);
    const owner = owners.get(key) ?? object;
    owners.set(key, owner);
    if (owner.name === object.name) return [];
    return [
      {
        at: object.construct,
        option: `${nameOf(object)} spec.rbd.image`,
        value: rbd.image,
        expected: `an image of its own; ${nameOf(owner)} has the same one`,
        action: 'create another image, and name it',
      },
    ];
  });
}

/** An image is the same if its name, its pool and the Ceph cluster are. */
function keyOf({ image, pool, monitors }: JsonObject): string {
  return JSON.stringify([image, pool, Array.isArray(monitors) ? monitors.map(String).sort() : monitors]);
}
