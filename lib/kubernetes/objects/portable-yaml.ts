/** What YAML 1.1 or YAML 1.2 reads as another type than text, or as a merge (yaml.org/type; YAML 1.2, 10.3.2). */
const OTHER_TYPES = [
  /^(|~|null|true|false|yes|no|on|off|y|n|=|<<)$/i,
  /^[-+]?(0o?[0-7_]+|0b[01_]+|0x[0-9a-f_]+)$/i,
  /^[-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*(\.[0-9_]*)?)(e[-+]?[0-9]+)?$/i,
  /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/,
  /^[-+]?\.(inf|nan)$/i,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/,
];
/** Texts that need no quotes: no indicator at the start, no colon, which is a symbol of Ruby, and none of `: ` and ` #`. */
const PLAIN = /^(?![-?](?:\s|$))[^\s:,[\]{}#&*!|>'"%@`](?:[^\n:#]|:(?!\s|$)|(?<!\s)#)*(?<!\s)$/;
/** Characters that every parser takes and keeps as they are. */
const PRINTABLE = /^[\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
const UNPRINTABLE = /[^\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Objects as documents that parsers of YAML 1.1 and of YAML 1.2 read alike, in the layout of cdk8s. */
export function writeYaml(objects: readonly object[]): string {
  return objects.map((object) => `${block(object, '').replace(/^\n/, '')}\n`).join('---\n');
}

/** A value behind a key or a dash: on the same line, or below it. */
function block(value: unknown, indent: string): string {
  if (typeof value === 'string') return text(value, indent);
  if (Array.isArray(value)) return items(value, indent);
  return typeof value === 'object' && value !== null ? fields(value, indent) : String(value);
}

/** Lists are indented as well. */
function fields(object: object, indent: string): string {
  let written = '';
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const inner = block(value, `${indent}  `);
    written += `\n${indent}${scalar(key)}:${inner.startsWith('\n') ? '' : ' '}${inner}`;
  }
  return written === '' ? '{}' : written;
}

function items(list: readonly unknown[], indent: string): string {
  let written = '';
  for (const item of list) {
    const inner = block(item ?? null, `${indent}  `);
    // The first field or item stands behind the dash.
    written += `\n${indent}- ${inner.startsWith('\n') ? inner.slice(1 + indent.length + 2) : inner}`;
  }
  return written === '' ? '[]' : written;
}

/** A text of several lines as a block, if nothing in it has to be escaped. */
function text(value: string, indent: string): string {
  if (!value.includes('\n') || !PRINTABLE.test(value) || /\n[\t ]+$/.test(value) || !/\S/.test(value))
    return scalar(value);
  const end = /\n*$/.exec(value)?.[0] ?? '';
  const chomping = end === '' ? '-' : end.length === 1 ? '' : '+';
  const indentation = /^\n*[ \t]/.test(value) ? '2' : '';
  const body = end === '' ? value : value.slice(0, -1);
  return `|${indentation}${chomping}\n${body.replace(/^(?=.)/gm, indent === '' ? '  ' : indent)}`;
}

function scalar(value: string): string {
  if (PLAIN.test(value) && PRINTABLE.test(value) && !OTHER_TYPES.some((type) => type.test(value))) return value;
  // As cdk8s quotes: no escapes for the quotes of a command.
  if (value.includes('"') && !value.includes("'") && PRINTABLE.test(value) && !/[\n\t\\]/.test(value))
    return `'${value}'`;
  return JSON.stringify(value).replace(UNPRINTABLE, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
