import { type JsonObject, sameJson } from '../json';
import type { LoweringContext } from './fields/lowering-context';
import { annotate } from './pods';

const UNREADY = 'service.alpha.kubernetes.io/tolerate-unready-endpoints';
const EXTERNAL_ALPHA = 'service.alpha.kubernetes.io/external-traffic';
const EXTERNAL_BETA = 'service.beta.kubernetes.io/external-traffic';

/** From 1.8 to 1.10 servers have the field, but read the annotation only. */
export function writeUnready(object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  if (spec.publishNotReadyAddresses !== true) return;
  delete spec.publishNotReadyAddresses;
  annotate(object, '', UNREADY, 'true', context);
  context.translated('spec.publishNotReadyAddresses', `the annotation ${UNREADY}`);
}

export function writeExternalTraffic(object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  if (spec.externalTrafficPolicy !== 'Local' || !context.has('externalTrafficAnnotation')) return;
  delete spec.externalTrafficPolicy;
  const key = context.has('betaExternalTrafficAnnotation') ? EXTERNAL_BETA : EXTERNAL_ALPHA;
  annotate(object, '', key, 'OnlyLocal', context);
  context.translated('spec.externalTrafficPolicy', `the annotation ${key}`);
}

/** Leaves out `clusterIPs` if it only repeats `clusterIP`. */
export function dropClusterIps(_object: JsonObject, _context: LoweringContext, spec: JsonObject): void {
  if (sameJson(spec.clusterIPs, [spec.clusterIP ?? null])) delete spec.clusterIPs;
}
