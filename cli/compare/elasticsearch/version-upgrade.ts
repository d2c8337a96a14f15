import { upgradePath } from '../../../lib/elasticsearch/images/upgrades';
import { compareStackVersions, parseStackVersion } from '../../../lib/images/stack-version';
import type { Change } from '../change';
import { groupOf, type ManifestObject, valueAt } from '../manifests/object';
import { elasticsearchContainer } from './node-set';

/** A version of Elasticsearch to which Elastic supports no upgrade from the old version. */
export function versionUpgrade(before: ManifestObject, after: ManifestObject): Change[] {
  const [old, now] = [versionOf(before), versionOf(after)];
  if (old === undefined || now === undefined) return [];
  const path = upgradePath(old, now);
  if (path !== undefined && path.length <= 1) return [];
  const message = `Elasticsearch ${old} → ${now}. Elastic does not support this upgrade: the new version may not start on the data`;
  const action = path === undefined ? describeAlternative(old, now) : `upgrade in steps: ${path.join(', then ')}`;
  if (isElasticsearchResource(after) && !isAppliedByEck(old, now))
    return [{ effect: 'rejected', message: `${message}, so the ECK operator does not apply it`, action }];
  return [{ effect: 'outage', message, action }];
}

function versionOf(object: ManifestObject): string | undefined {
  if (isElasticsearchResource(object)) return String(valueAt(object.json, 'spec.version'));
  const image = String(elasticsearchContainer(object)?.image ?? '');
  return /elasticsearch:(\d+\.\d+\.\d+)(?:@|$)/.exec(image)?.[1];
}

/**
 * The operator rejects a downgrade and an upgrade that skips a major version. From 8.18 on, it applies every 9.x
 * (https://github.com/elastic/cloud-on-k8s/blob/main/pkg/controller/elasticsearch/version/supported_versions.go).
 */
function isAppliedByEck(old: string, now: string): boolean {
  return /^8\.(18|19)\./.test(old) && now.startsWith('9.');
}

function isElasticsearchResource(object: ManifestObject): boolean {
  return object.kind === 'Elasticsearch' && groupOf(object) === 'elasticsearch.k8s.elastic.co';
}

function describeAlternative(old: string, now: string): string {
  const [from, to] = [parseStackVersion(old), parseStackVersion(now)];
  if (from !== undefined && to !== undefined && compareStackVersions(to, from) < 0)
    return 'keep the version. To downgrade, restore a snapshot that the old version created into a new cluster';
  if (old.startsWith('8.')) return 'upgrade to 9.1 or newer: 9.0 is older than 8.19';
  return 'install the new version in addition to the old one, and wait until the old logs expire';
}
