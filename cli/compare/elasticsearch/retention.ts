import type { Json } from '../../../lib/kubernetes/lowering/json';
import type { Finding } from '../finding';
import { type ManifestObject, valueAt } from '../objects';
import { embeddedObjects } from './embedded-json';

/** Where Elasticsearch is told how long to keep something: within an object that is there before, too. */
const ages = [
  { owner: 'phases', at: 'phases.delete.min_age', keeps: 'logs' },
  { owner: 'lifecycle', at: 'lifecycle.data_retention', keeps: 'logs' },
  { owner: 'retention', at: 'retention.expire_after', keeps: 'snapshots' },
] as const;

/** Ages that became less: Elasticsearch deletes what is older soon after, and nothing brings it back. */
export function shorterRetention(before: ManifestObject, after: ManifestObject): Finding[] {
  const now = new Map(embeddedObjects(after).map(({ path, value }) => [path, value]));
  return embeddedObjects(before).flatMap(({ path, value }) =>
    ages.flatMap(({ owner, at, keeps }): Finding[] => {
      const [old, later] = [valueAt(value, at), valueAt(now.get(path), at)];
      if (valueAt(value, owner) === undefined || !(secondsOf(later, Number.NaN) < secondsOf(old, FOREVER))) return [];
      const text = `${keeps} are kept for ${later} instead of ${old ?? 'ever'}: Elasticsearch deletes what is older`;
      return [
        {
          effect: 'data',
          text,
          action: `keep it ${old ?? 'as it is'}, or save what you need of it first (a snapshot)`,
        },
      ];
    }),
  );
}

const FOREVER = Number.POSITIVE_INFINITY;
const units: Readonly<Record<string, number>> = { ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400 };

/** The seconds of an age such as `15d`; another number where there is none. */
function secondsOf(age: Json | undefined, none: number): number {
  const [, number, unit = ''] = /^(\d+)(ms|[smhd])$/.exec(String(age)) ?? [];
  const factor = units[unit];
  return factor === undefined ? none : Number(number) * factor;
}
