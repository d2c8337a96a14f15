/** A section of a configuration of Fluentd 1 as text: its name, argument, parameters and inner sections. */
export interface Section {
  readonly name: string;
  readonly argument: string;
  readonly parameters: (readonly [name: string, value: string])[];
  readonly sections: Section[];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', b: '\b', '0': '\0' };

/** Reads a text as Fluentd 1 does, apart from embedded Ruby, which stays as it is written. */
export function readFluentd(text: string): Section {
  const root: Section = { name: '', argument: '', parameters: [], sections: [] };
  const open = [root];
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.trim();
    const current = open.at(-1) ?? root;
    const [, end] = /^<\/([\w-]+)>$/.exec(line) ?? [];
    const [, begin, argument = ''] = /^<([\w-]+)(?:\s+(.*?))?\s*>$/.exec(line) ?? [];
    if (line === '' || line.startsWith('#') || line.startsWith('@include ')) continue;
    if (end !== undefined) {
      if (open.pop()?.name !== end) throw new Error(`line ${index + 1} closes another section: ${line}`);
    } else if (begin !== undefined) {
      const section: Section = { name: begin, argument: readValue(argument), parameters: [], sections: [] };
      current.sections.push(section);
      open.push(section);
    } else {
      const [, name, value = ''] = /^([^\s<]+)(?:\s+(.*))?$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`line ${index + 1} is no parameter: ${line}`);
      current.parameters.push([name, readValue(value)]);
    }
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  return root;
}

function readValue(written: string): string {
  if (/^".*"$/.test(written))
    return written.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
  if (/^'.*'$/.test(written)) return written.slice(1, -1).replace(/\\(['\\])/g, '$1');
  return written.replace(/\s#.*$/, '');
}
