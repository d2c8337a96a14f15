import type { Json } from '../../../lib/kubernetes/json';
import type { Change } from '../change';
import { type ManifestObject, valueAt } from '../manifests/object';
import { embeddedObjects } from './embedded-json';

/** The settings with the time after which Elasticsearch deletes data. The owner also exists if the time is not set. */
const RETENTION_SETTINGS = [
  { owner: 'phases', path: 'phases.delete.min_age', data: 'Logs' },
  { owner: 'lifecycle', path: 'lifecycle.data_retention', data: 'Logs' },
  { owner: 'retention', path: 'retention.expire_after', data: 'Snapshots' },
] as const;

/** Shorter retention times. Elasticsearch soon deletes the older data. */
export function shorterRetention(before: ManifestObject, after: ManifestObject): Change[] {
  const now = new Map(embeddedObjects(after).map(({ path, value }) => [path, value]));
  return embeddedObjects(before).flatMap(({ path, value }) =>
    RETENTION_SETTINGS.flatMap((setting): Change[] => {
      if (valueAt(value, setting.owner) === undefined) return [];
      const [old, later] = [valueAt(value, setting.path), valueAt(now.get(path), setting.path)];
      if (!(secondsOf(later, Number.NaN) < secondsOf(old, Number.POSITIVE_INFINITY))) return [];
      return [
        {
          effect: 'data-loss',
          message: `${setting.data} are kept for ${later} instead of ${old ?? 'an unlimited time'}. Elasticsearch deletes older ones`,
          action: `keep the retention of ${old ?? 'an unlimited time'}, or first take a snapshot of the data that you need`,
        },
      ];
    }),
  );
}

const UNITS: Readonly<Record<string, number>> = { ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400 };

/** The seconds of a time such as `15d`, or `otherwise` if there is none. */
function secondsOf(time: Json | undefined, otherwise: number): number {
  const [, number, unit = ''] = /^(\d+)(ms|[smhd])$/.exec(String(time)) ?? [];
  const factor = UNITS[unit];
  return factor === undefined ? otherwise : Number(number) * factor;
}
