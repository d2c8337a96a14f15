import { FluentdInclude, FluentdSection } from './section';
import { isBare, writeValue } from './write-value';

/** The text of the directives in a section, which are already in the form of the dialect. */
export function renderSections(root: FluentdSection): string {
  return root._items
    .map((item) => renderItem(item, '').join('\n'))
    .join('\n')
    .concat('\n');
}

function renderItem(item: FluentdSection['_items'][number], indent: string): string[] {
  if (item instanceof FluentdInclude) return [`${indent}@include ${writeValue(item.path)}`];
  if (!(item instanceof FluentdSection)) {
    const value = item.value.isFlag ? '' : ` ${writeValue(item.value)}`;
    return [`${indent}${item.name}${value}`];
  }
  const inner = item._items.flatMap((i) => renderItem(i, `${indent}  `));
  return [`${indent}<${item.name}${renderArgument(item)}>`, ...inner, `${indent}</${item.name}>`];
}

function renderArgument({ argument }: FluentdSection): string {
  if (argument.literal === '') return '';
  return argument.literal !== undefined && isBare(argument.literal)
    ? ` ${argument.literal}`
    : ` ${writeValue(argument)}`;
}
