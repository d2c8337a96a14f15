import { classNameOf } from '../class-name';

/** What is expected instead of a value; undefined if it is of the type. */
export function expectedOf(value: unknown, type: string): string | undefined {
  switch (type) {
    case 'any':
      return undefined;
    case 'string':
      return typeof value === 'string' ? undefined : 'a text';
    case 'number':
      return typeof value === 'number' ? undefined : 'a number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
  }
  if (type.startsWith('='))
    return (type.slice(1).split('|') as unknown[]).includes(value) ? undefined : type.slice(1).replaceAll('|', ', ');
  if (type.startsWith('@')) return expectedOfClass(value, type.slice(1));
  const needed = type.split(/[{,}]/).slice(1, -1);
  const isGiven = (name: string) => (value as Readonly<Record<string, unknown>>)[name] !== undefined;
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && needed.every(isGiven)) return undefined;
  return needed.length === 0 ? 'an object' : `an object with ${needed.join(' and ')}`;
}

function expectedOfClass(value: unknown, name: string): string | undefined {
  if (!isOfClass(value, name)) return `an object of class ${name}`;
  // The conversions of these classes throw.
  const [method, unit] = Object.hasOwn(CONVERSIONS, name) ? (CONVERSIONS[name] ?? []) : [];
  if (method === undefined) return undefined;
  try {
    (value as Readonly<Record<string, () => number>>)[method]?.();
    return undefined;
  } catch {
    return `a whole number of ${unit}`;
  }
}

/** The smallest units in which this library writes amounts of cdk8s. */
const CONVERSIONS: Readonly<Record<string, readonly [string, string]>> = {
  Size: ['toKibibytes', 'kibibytes'],
  Duration: ['toSeconds', 'seconds'],
};

/** By name: a copy of this library in another package has classes of its own. */
function isOfClass(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (let prototype = Object.getPrototypeOf(value); prototype !== null; prototype = Object.getPrototypeOf(prototype))
    if (classNameOf(prototype) === name) return true;
  return false;
}
