import { firstMinorWith } from '../behaviors';
import { type JsonObject, objectIn, objectsIn } from '../json';
import { fieldPath } from '../tables/each-object';
import type { LoweringContext } from './fields/lowering-context';
import { renameLabels } from './pod-scheduling';
import { annotate } from './pods';

const CLASS_ALPHA = 'volume.alpha.kubernetes.io/storage-class';
const CLASS_BETA = 'volume.beta.kubernetes.io/storage-class';
const MOUNT_OPTIONS = 'volume.beta.kubernetes.io/mount-options';
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const DEFAULT_CLASS_BETA = 'storageclass.beta.kubernetes.io/is-default-class';

export function writeClaimClass(object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  writeClassOf(object, spec, '', context);
  objectsIn(spec, 'volumeClaimTemplates').forEach((claim, i) => {
    writeClassOf(claim, objectIn(claim, 'spec') ?? {}, `spec.volumeClaimTemplates[${i}]`, context);
  });
}

function writeClassOf(claim: JsonObject, spec: JsonObject, path: string, context: LoweringContext): void {
  const name = spec.storageClassName;
  if (typeof name !== 'string') return;
  const at = `${fieldPath(path, 'spec')}.storageClassName`;
  delete spec.storageClassName;
  if (context.has('storageClasses')) {
    annotate(claim, path, CLASS_BETA, name, context);
    context.translated(at, `the annotation ${CLASS_BETA}`);
  } else if (name === '') {
    context.dropped(at, 'there are no classes, and a claim takes an existing volume');
  } else if (spec.volumeName !== undefined) {
    context.dropped(at, 'there are no classes, and the claim names its volume');
  } else {
    annotate(claim, path, CLASS_ALPHA, name, context);
    context.translated(
      at,
      `the annotation ${CLASS_ALPHA}: there are no classes, and the provisioner of the cloud creates the volume`,
    );
  }
}

export function writeVolumeClass(object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  const name = spec.storageClassName;
  if (typeof name !== 'string') return;
  delete spec.storageClassName;
  if (context.has('storageClasses')) {
    annotate(object, '', CLASS_BETA, name, context);
    context.translated('spec.storageClassName', `the annotation ${CLASS_BETA}`);
  } else {
    context.dropped('spec.storageClassName', 'there are no classes: name the volume in spec.volumeName of its claim');
  }
}

export function writeMountOptions(object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  const options = spec.mountOptions;
  if (!Array.isArray(options) || options.length === 0) return;
  if (!context.has('mountOptionsAnnotation')) return;
  delete spec.mountOptions;
  annotate(object, '', MOUNT_OPTIONS, options.join(','), context);
  context.translated('spec.mountOptions', `the annotation ${MOUNT_OPTIONS}`);
}

/** Up to 1.8 the Secret of a Ceph volume must be in the namespace of the claim. */
export function dropSecretNamespace(_object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  const secret = objectIn(objectIn(spec, 'rbd'), 'secretRef');
  if (secret?.namespace === undefined) return;
  const claimed = objectIn(spec, 'claimRef')?.namespace;
  if (claimed !== undefined && claimed !== secret.namespace) {
    const expected = `${JSON.stringify(claimed)}, the namespace of the claim, or Kubernetes 1.${firstMinorWith('volumeSecretNamespaces')} or newer`;
    context.rejected(
      'spec.rbd.secretRef.namespace',
      secret.namespace,
      expected,
      'create a copy of the Secret in that namespace',
    );
    return;
  }
  context.dropped(
    'spec.rbd.secretRef.namespace',
    `the kubelet reads the Secret from the namespace of the claim, which must be ${secret.namespace}`,
  );
  delete secret.namespace;
}

export function writeDefaultClass(object: JsonObject, context: LoweringContext, metadata: JsonObject): void {
  const annotations = objectIn(metadata, 'annotations');
  if (annotations?.[DEFAULT_CLASS] === undefined) return;
  const value = String(annotations[DEFAULT_CLASS]);
  delete annotations[DEFAULT_CLASS];
  annotate(object, '', DEFAULT_CLASS_BETA, value, context);
  context.translated(`metadata.annotations.${DEFAULT_CLASS}`, `the annotation ${DEFAULT_CLASS_BETA}`);
}

export function writeVolumeLabels(_object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  renameLabels(spec.nodeAffinity, 'spec.nodeAffinity', context);
}

export function writeTopologyLabels(object: JsonObject, context: LoweringContext): void {
  renameLabels(object.allowedTopologies, 'allowedTopologies', context);
}

/** The server does so itself from 1.4 on. */
export function writeStringData(object: JsonObject, context: LoweringContext, text: JsonObject): void {
  delete object.stringData;
  const encoded = Object.entries(text).map(([key, value]) => [key, Buffer.from(String(value)).toString('base64')]);
  object.data = { ...objectIn(object, 'data'), ...Object.fromEntries(encoded) };
  context.translated('stringData', 'data');
}
