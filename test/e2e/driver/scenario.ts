import type { ManifestOptions } from '../clusters';
import type { Verdict } from '../ledger/check';
import type { LineName, Runtime } from '../world/lines';
import type { World, WorldSettings } from '../world/world';

export interface Case {
  readonly line: LineName;
  readonly runtime: Runtime;
}

export interface Scenario {
  readonly name: string;
  /** One sentence for the report: what happens to the agent. */
  readonly story: string;
  readonly cases: readonly Case[];
  readonly limitSeconds?: number;
  readonly manifest?: ManifestOptions;
  readonly world?: Pick<WorldSettings, 'secrets' | 'store'>;
  /** Plays the story; what it leaves is judged by `judge`. */
  run(world: World): Promise<void>;
  /** In words, for the report: what `allowed` allows. */
  readonly bound?: string;
  /** Without it: nothing lost, doubled, torn, out of order or with wrong metadata. */
  readonly allowed?: (verdict: Verdict, world: World) => Allowance;
}

/** What a stated bound allows. */
export interface Allowance {
  readonly lost?: number;
  readonly doubled?: number;
  readonly torn?: number;
  readonly wrongMetadata?: number;
}

export const ES9: Case = { line: 'es9', runtime: 'cri' };
export const ES9_DOCKER: Case = { line: 'es9', runtime: 'docker' };
export const ES8: Case = { line: 'es8', runtime: 'cri' };
export const ES7: Case = { line: 'es7', runtime: 'cri' };
export const LEGACY: Case = { line: 'legacy', runtime: 'docker' };
