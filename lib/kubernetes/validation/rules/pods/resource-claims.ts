import { type JsonObject, objectIn, objectsIn } from '../../../json';
import type { TypeRule, ValidationContext } from '../../context';
import { checkUnique, checkUniqueField } from '../../once';
import { allContainersAt } from './containers-at';

const FIELDS = ['resourceClaimName', 'resourceClaimTemplateName'];

function checkClaimsOfContainer(
  container: JsonObject,
  path: string,
  names: readonly unknown[],
  context: ValidationContext,
): void {
  const claims = objectsIn(objectIn(container, 'resources'), 'claims').map((claim, index) => ({
    claim,
    at: `${path}.resources.claims[${index}]`,
  }));
  const expected = names.length === 0 ? 'a claim of the pod; it has none' : `one of ${names.join(', ')}`;
  for (const { claim, at } of claims)
    if (!names.includes(claim.name))
      context.rejected(`${at}.name`, claim.name, expected, 'add it to resourceClaims of the pod');
  const whole = new Set(claims.filter(({ claim }) => (claim.request ?? '') === '').map(({ claim }) => claim.name));
  checkUnique(
    claims.filter(({ claim }) => names.includes(claim.name)),
    ({ claim }) => (whole.has(claim.name) ? claim.name : `${claim.name}/${claim.request}`),
    ({ at }, name) => context.rejected(at, name, 'each claim once', 'remove one of the two'),
  );
}

export const resourceClaimRules: readonly TypeRule[] = [
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validatePodResourceClaims, validateResourceClaimNames',
    check: (spec, path, context) => {
      checkUniqueField(
        spec,
        path,
        {
          list: 'resourceClaims',
          field: 'name',
          expected: 'a name that no other claim has',
          action: 'choose another name',
        },
        context,
      );
      const names = objectsIn(spec, 'resourceClaims').map(({ name }) => name);
      for (const { container, at } of allContainersAt(spec, path))
        checkClaimsOfContainer(container, at, names, context);
    },
  },
  {
    type: 'PodResourceClaim',
    source: 'pkg/apis/core/validation: validatePodResourceClaim',
    check: (claim, path, context) => {
      const given = FIELDS.filter((field) => claim[field] !== undefined);
      // Up to 1.30, a claim is in `source`.
      if (given.length === 1 || claim.source !== undefined) return;
      const expected = given.length === 0 ? FIELDS.join(' or ') : `${FIELDS.join(' or ')}, not both`;
      context.rejected(path, claim, expected, 'name one of the two');
    },
  },
];
