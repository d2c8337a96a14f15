import { Yaml } from 'cdk8s';

/** What YAML 1.1 or 1.2 reads as another type, or as a merge, if it stands without quotes; cdk8s quotes the others. */
const AMBIGUOUS = /^([-+]?0o[0-7_]+|=|<<)$/;
/** What no parser of YAML refuses or changes (YAML 1.1 and 1.2, c-printable, without line and byte order marks). */
const PORTABLE = /^[\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
const UNPORTABLE = /[^\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Whether parsers of YAML 1.1 and 1.2 read a text as it is when cdk8s writes it. */
export function isPortable(text: string): boolean {
  return PORTABLE.test(text) && !AMBIGUOUS.test(text);
}

/**
 * Objects as YAML that parsers of YAML 1.1 and of YAML 1.2 read alike. Texts that cdk8s writes otherwise are replaced by
 * marks before it writes them, and the marks by quoted texts afterwards.
 */
export function writeYaml(objects: readonly object[]): string {
  const mark = unusedMark(JSON.stringify(objects));
  const texts: string[] = [];
  const marked = objects.map((object) => markTexts(object, (text) => `${mark}${texts.push(text) - 1}e`));
  const yaml = Yaml.stringify(...marked);
  return texts.length === 0
    ? yaml
    : yaml.replace(new RegExp(`${mark}(\\d+)e`, 'g'), (_, index) => quote(texts[Number(index)] ?? ''));
}

function unusedMark(text: string): string {
  let mark = 'quoted-text-';
  while (text.includes(mark)) mark += 'x-';
  return mark;
}

function markTexts(value: unknown, markOf: (text: string) => string): unknown {
  const marked = (text: string) => (isPortable(text) ? text : markOf(text));
  if (typeof value === 'string') return marked(value);
  if (Array.isArray(value)) return value.map((item) => markTexts(item, markOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [marked(key), markTexts(item, markOf)]));
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    UNPORTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
