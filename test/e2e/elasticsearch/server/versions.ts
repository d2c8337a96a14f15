/** Major versions that the tests run, as `distribution/versions.txt` has them. */
export type Major = 2 | 7 | 8 | 9;

export interface ElasticsearchVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

export const VERSIONS: Readonly<Record<Major, ElasticsearchVersion>> = {
  2: { major: 2, minor: 4, patch: 1 },
  7: { major: 7, minor: 17, patch: 29 },
  8: { major: 8, minor: 19, patch: 20 },
  9: { major: 9, minor: 5, patch: 4 },
};
