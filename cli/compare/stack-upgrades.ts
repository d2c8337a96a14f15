import { UPGRADE_STEPS } from '../../lib/elasticsearch/images/upgrades';
import { compareStackVersions, parseStackVersion, type StackVersion } from '../../lib/images/stack-version';
import type { Finding } from './finding';
import { type ManifestObject, valueAt } from './objects';

/** Versions between which nodes of Elasticsearch do not start on the data that is there. */
export function stackUpgrades(before: ManifestObject, after: ManifestObject): Finding[] {
  const [old, now] = [versionOf(before), versionOf(after)];
  if (!old || !now || isPossible(old, now)) return [];
  const text = `Elasticsearch ${written(old)} → ${written(now)}: its nodes do not start on the data that is there`;
  return [{ effect: 'refused', text, action: wayFrom(old, now) }];
}

function versionOf(object: ManifestObject): StackVersion | undefined {
  if (object.kind !== 'StatefulSet') return undefined;
  const image = String(valueAt(object.json, 'spec.template.spec.containers.0.image') ?? '');
  return parseStackVersion(/\/elasticsearch:(\d+\.\d+\.\d+)(?:@|$)/.exec(image)?.[1] ?? '');
}

function isPossible(old: StackVersion, now: StackVersion): boolean {
  if (compareStackVersions(now, old) < 0) return false;
  return old.major === now.major || stepsFrom(old)[0]?.major === now.major;
}

/** The majors after one, as long as it is left from its last minor. */
function stepsFrom({ major, minor }: StackVersion): { readonly major: number; readonly to: string }[] {
  const step = UPGRADE_STEPS.find(({ from }) => from === `${major}.${minor}`);
  return step ? [{ major: Number(step.to.split('.')[0]), to: step.to }] : [];
}

function wayFrom(old: StackVersion, now: StackVersion): string {
  if (compareStackVersions(now, old) < 0)
    return 'data goes back to an older version by a snapshot that it wrote itself';
  const last = UPGRADE_STEPS.filter(({ from }) => {
    const major = Number(from.split('.')[0]);
    return major >= old.major && major < now.major;
  });
  return `go one major at a time, from its last minor: ${last.map(({ from }) => from).join(', ')}, then ${written(now)}`;
}

function written({ major, minor, patch }: StackVersion): string {
  return `${major}.${minor}.${patch}`;
}
