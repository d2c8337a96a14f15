import { PAIRS } from '../../../cluster/changes/pairs';
import type { ApiObject } from '../../../cluster/server/api-object';
import { changes, effectsOf, type Manifest } from '../fixtures';

const manifestOf = (object: ApiObject) => object as unknown as Manifest;
const ACCEPTED_IF = 'The API server accepts it if';

/** The verdicts of real API servers of these minor versions, which test/cluster/changes/pairs.cluster.test.ts checks. */
describe.each([27, 37])('on Kubernetes 1.%i', (minor) => {
  test.each(PAIRS)('compare rejects what the API server rejects: $what', ({ before, after, ...pair }) => {
    const all = changes(manifestOf(before), manifestOf(after), minor);
    if (pair.dependsOnState) expect(all[0]?.message).toContain(ACCEPTED_IF);
    else expect(effectsOf(all).includes('rejected')).toBe(minor < pair.acceptedSince);
  });
});
