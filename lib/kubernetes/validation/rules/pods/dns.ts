import { objectIn } from '../../../json';
import type { TypeRule } from '../../context';

const FEW_NAMESERVERS = 3;
const MANY_SEARCHES = { paths: 32, characters: 2048 };
const FEW_SEARCHES = { paths: 6, characters: 256 };

/** Lists of `dnsConfig` that are too long. */
function checkLengths(most: typeof MANY_SEARCHES): TypeRule['check'] {
  return ({ nameservers, searches }, path, context) => {
    if (Array.isArray(nameservers) && nameservers.length > FEW_NAMESERVERS)
      context.rejected(`${path}.nameservers`, nameservers, `${FEW_NAMESERVERS} at most`, 'remove some');
    if (!Array.isArray(searches)) return;
    if (searches.length > most.paths || searches.join(' ').length > most.characters)
      context.rejected(
        `${path}.searches`,
        searches,
        `at most ${most.paths} domains with ${most.characters} characters in all`,
        'remove some',
      );
  };
}

const SOURCE = 'pkg/apis/core/validation: validatePodDNSConfig';

export const dnsRules: readonly TypeRule[] = [
  { type: 'PodDNSConfig', before: 'longSearchLists', source: SOURCE, check: checkLengths(FEW_SEARCHES) },
  { type: 'PodDNSConfig', since: 'longSearchLists', source: SOURCE, check: checkLengths(MANY_SEARCHES) },
  {
    type: 'PodSpec',
    source: SOURCE,
    check: (spec, path, context) => {
      if (spec.dnsPolicy !== 'None') return;
      const nameservers = objectIn(spec, 'dnsConfig')?.nameservers;
      if (Array.isArray(nameservers) && nameservers.length > 0) return;
      const expected = 'one address at least with dnsPolicy None';
      context.rejected(`${path}.dnsConfig.nameservers`, nameservers, expected, 'add the address of a DNS server');
    },
  },
];
