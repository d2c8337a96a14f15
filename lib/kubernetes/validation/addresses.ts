import { isIP } from 'node:net';

/**
 * An address as Kubernetes wants it since 1.36: IPv4 without leading zeros, IPv6 as in RFC 5952, no IPv4-mapped IPv6
 * (`IsValidIPForLegacyField`, `ValidateIPForNewField`).
 */
export function isCanonicalAddress(text: string): boolean {
  const family = isIP(text);
  return family === 4 || (family === 6 && !text.includes('.') && !text.includes('%') && compressed(text) === text);
}

/** A range of addresses in the same form, whose bits after the prefix are 0. */
export function isCanonicalCidr(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length) || !isCanonicalAddress(address)) return false;
  const bits = isIP(address) === 4 ? 32 : 128;
  const rest = bits - Number(length);
  return rest >= 0 && (rest === 0 || addressBits(address) % 2n ** BigInt(rest) === 0n);
}

/** Whether a range has an address range in it, other than itself. */
export function containsCidr(outer: string, inner: string): boolean {
  const [outerAddress = '', outerLength] = outer.split('/');
  const [innerAddress = '', innerLength] = inner.split('/');
  if (isIP(outerAddress) !== isIP(innerAddress)) return false;
  const rest = BigInt((isIP(outerAddress) === 4 ? 32 : 128) - Number(outerLength));
  return (
    Number(innerLength) > Number(outerLength) && addressBits(outerAddress) >> rest === addressBits(innerAddress) >> rest
  );
}

function addressBits(address: string): bigint {
  const [groups, size] = isIP(address) === 4 ? [address.split('.').map(Number), 8n] : [groupsOf(address), 16n];
  return groups.reduce((bits, group) => (bits << size) + BigInt(group), 0n);
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const read = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(head), read(tail ?? '')];
  return [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
}

/** An IPv6 address as in RFC 5952: the first of the longest runs of zero groups is `::`. */
function compressed(address: string): string {
  const groups = groupsOf(address).map((group) => group.toString(16));
  let [start, length] = [0, 1];
  for (let from = 0; from < groups.length; from++) {
    let to = from;
    while (groups[to] === '0') to++;
    if (to - from > length) [start, length] = [from, to - from];
  }
  if (length === 1) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}
