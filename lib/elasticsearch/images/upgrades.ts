import { compareStackVersions, parseStackVersion } from '../../images/stack-version';
import { STACK_RELEASES } from './releases';

/** A step of an upgrade that keeps the data. */
export interface UpgradeStep {
  /** The minor version from which it starts, such as `7.17`, at its newest patch. */
  readonly from: string;
  readonly to: string;
  readonly source: string;
  /** What to do before the step or with it. */
  readonly note: string;
}

/** An upgrade cannot skip a major version, and starts from the last minor version of a major. */
export const UPGRADE_STEPS: readonly UpgradeStep[] = [
  {
    from: '7.17',
    to: '8.19',
    source: 'https://www.elastic.co/guide/en/elastic-stack/8.19/upgrading-elastic-stack.html',
    note: 'indices that 6.x created are reindexed first; the agent gets the image for 8 with it',
  },
  {
    from: '8.19',
    to: '9.5',
    source: 'https://www.elastic.co/docs/deploy-manage/upgrade/deployment-or-cluster',
    note: 'indices that 7.x created are reindexed or made read-only first; the agent gets the image for 9 with it',
  },
];

const LAST_OF_8_18 = '8.18.8';

/** The versions that an upgrade passes through, including the last. Undefined if the data cannot be kept. */
export function upgradePath(from: string, to: string): string[] | undefined {
  const [start, end] = [parseStackVersion(from), parseStackVersion(to)];
  if (!start || !end || compareStackVersions(start, end) > 0) return undefined;
  if (start.major === end.major) return from === to ? [] : [to];
  if (to.startsWith('9.0.')) return pathToNine(from, to);
  const step = UPGRADE_STEPS.find((candidate) => Number.parseInt(candidate.from, 10) === start.major);
  if (!step) return undefined;
  const before = `${start.major}.${start.minor}` === step.from ? [] : [newestOf(step.from)];
  if (Number.parseInt(step.to, 10) === end.major) return [...before, to];
  const after = upgradePath(newestOf(step.to), to);
  return after && [...before, newestOf(step.to), ...after];
}

/** 9.0 was published before 8.19, so the last version before it is of 8.18 (https://github.com/elastic/docs-content/issues/1685). */
function pathToNine(from: string, to: string): string[] | undefined {
  if (from.startsWith('8.18.')) return [to];
  const before = upgradePath(from, LAST_OF_8_18);
  return before && [...before, to];
}

/** The step that starts from a version. Undefined if there is none. */
export function upgradeStepFrom(version: string): UpgradeStep | undefined {
  return UPGRADE_STEPS.find(({ from }) => version.startsWith(`${from}.`));
}

function newestOf(minor: string): string {
  return STACK_RELEASES.find(({ newest }) => newest.startsWith(`${minor}.`))?.newest ?? `${minor}.0`;
}
