import { upgradePath } from '../../../lib/elasticsearch/images/upgrades';
import { compareStackVersions, parseStackVersion } from '../../../lib/images/stack-version';
import type { Change } from '../change';
import type { ManifestObject } from '../manifests/object';
import { elasticsearchContainer } from './node-set';

/** Versions of Elasticsearch that do not start on the data of the old version. */
export function versionUpgrade(before: ManifestObject, after: ManifestObject): Change[] {
  const [old, now] = [versionOf(before), versionOf(after)];
  if (old === undefined || now === undefined) return [];
  const path = upgradePath(old, now);
  if (path !== undefined && path.length <= 1) return [];
  return [
    {
      effect: 'outage',
      message: `Elasticsearch ${old} → ${now}. The new version does not start on the data of the old version`,
      action: path === undefined ? describeAlternative(old, now) : `upgrade in steps: ${path.join(', then ')}`,
    },
  ];
}

function versionOf(object: ManifestObject): string | undefined {
  const image = String(elasticsearchContainer(object)?.image ?? '');
  return /elasticsearch:(\d+\.\d+\.\d+)(?:@|$)/.exec(image)?.[1];
}

function describeAlternative(old: string, now: string): string {
  const [from, to] = [parseStackVersion(old), parseStackVersion(now)];
  const isDowngrade = from !== undefined && to !== undefined && compareStackVersions(to, from) < 0;
  return isDowngrade
    ? 'keep the version. To downgrade, restore a snapshot that the old version created into a new cluster'
    : 'install the new version beside the old one, and wait until the old logs expire';
}
