import type { IncludedFiles } from './included-files';
import { LINE_END, readText, readValue } from './read-value';
import { Scanner } from './scanner';
import { FluentdInclude, FluentdParameter, FluentdSection } from './section';
import { FluentdValue } from './value';

/**
 * Reads a text into a section by the rules of Fluentd's own parser ("v1 config", which td-agent 2 uses as well): the
 * tree as written, in the form of its dialect. Comments are dropped, and includes of known files are resolved.
 */
export function readInto(root: FluentdSection, text: string, file: string, files: IncludedFiles): void {
  const scanner = new Scanner(text, file);
  readBody(scanner, root, files, true);
}

const SPACING = /(?:[ \t\r\n]|$|#[^\n\r]*?(?:$|[\r\n]))+/;
const END_OF_TAG = /(?:[ \t\r\n])*>/;

function readBody(scanner: Scanner, section: FluentdSection, files: IncludedFiles, isFile: boolean): void {
  for (;;) {
    skipSpacing(scanner);
    if (scanner.done) {
      if (!isFile) scanner.fail(`${section} is not closed`);
      return;
    }
    if (scanner.take(/<\//)) {
      readEndTag(scanner, section, isFile);
      return;
    }
    if (scanner.take(/</)) readSection(scanner, section, files);
    else if (isFile && scanner.take(/@?include[ \t]+/)) readInclude(scanner, section, files);
    else readParameter(scanner, section, files);
  }
}

function skipSpacing(scanner: Scanner): void {
  while (scanner.take(/[ \t\r\n]+|#[^\n\r]*/)) {
    // comments and blanks
  }
}

function readEndTag(scanner: Scanner, section: FluentdSection, isFile: boolean): void {
  const name = scanner.take(/[A-Za-z0-9_]+\s*(?=>)/)?.trim();
  if (isFile || name !== section.name) scanner.fail(`</${name}> closes nothing`);
  scanner.take(/>/);
  if (scanner.take(LINE_END) === undefined) scanner.fail(`something follows </${name}>`);
}

function readSection(scanner: Scanner, parent: FluentdSection, files: IncludedFiles): void {
  const name = scanner.take(/[A-Za-z0-9_]+/) ?? scanner.fail('< without a name');
  scanner.take(/[ \t]+/);
  const argument = readText(scanner, END_OF_TAG);
  if (scanner.take(END_OF_TAG) === undefined) scanner.fail(`<${name} without >`);
  if (scanner.take(LINE_END) === undefined) scanner.fail(`something follows <${name}> in its line`);
  const section = new FluentdSection(name, argument);
  readBody(scanner, section, files, false);
  parent.add(section);
}

function readParameter(scanner: Scanner, section: FluentdSection, files: IncludedFiles): void {
  const name = readText(scanner, SPACING).toString();
  const between = scanner.take(/[ \t\r\n]+/);
  if (between === undefined && !scanner.done) scanner.fail(`something follows the name ${name} without a blank`);
  const standsAlone = /[\r\n]/.test(between ?? '') || scanner.done;
  if (!standsAlone && name === '@include') readInclude(scanner, section, files);
  // A comment right behind the name: Fluentd takes it for the value and reads that as true. But #{…} and #fff are values.
  else if (standsAlone || scanner.take(/#(?!\S)[^\n\r]*/) !== undefined) put(section, name, FluentdValue.flag());
  else {
    put(section, name, readValue(scanner));
    if (scanner.take(LINE_END) === undefined) scanner.fail(`something follows the value of ${name}`);
  }
}

/** The last one counts, as in Fluentd. */
function put(section: FluentdSection, name: string, value: FluentdValue): void {
  section.unset(name);
  section._items.push(new FluentdParameter(name, value));
}

function readInclude(scanner: Scanner, section: FluentdSection, files: IncludedFiles): void {
  const path = readText(scanner, LINE_END);
  // Ruby in the path is known when Fluentd starts.
  const found = path.literal === undefined ? [] : files.find(path.literal, scanner.file);
  // Perhaps it is in the image: it stays, and the checks tell.
  if (found.length === 0) section._items.push(new FluentdInclude(path));
  for (const file of found) readIncluded(scanner, section, file, files);
}

function readIncluded(scanner: Scanner, section: FluentdSection, file: string, files: IncludedFiles): void {
  if (files.isOpen(file)) scanner.fail(`${file} includes itself`);
  const inner = new Scanner(files.open(file), file);
  readBody(inner, section, files, true);
  files.close(file);
}
