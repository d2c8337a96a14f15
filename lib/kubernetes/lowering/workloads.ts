import { type JsonObject, objectIn } from '../json';
import type { LoweringContext } from './lowering-context';
import { podOf } from './pods';

const optional = ['extensions/v1beta1', 'apps/v1beta1'];

/** Older group versions default the selector to the labels of the template; newer ones require it. */
export function writeSelector(object: JsonObject, context: LoweringContext): void {
  if (!optional.includes(context.from) || optional.includes(context.to)) return;
  const spec = objectIn(object, 'spec');
  const labels = objectIn(objectIn(podOf(object, context.kind)?.owner, 'metadata'), 'labels');
  if (spec === undefined || spec.selector !== undefined || labels === undefined) return;
  spec.selector = { matchLabels: { ...labels } };
  context.translated('spec.selector', `the labels of the template, the default of ${context.from}`);
}

/** `{}` selects every pod in policy/v1 and no pod in older versions. */
export function checkBudgetSelector(object: JsonObject, context: LoweringContext): void {
  const selector = objectIn(objectIn(object, 'spec'), 'selector');
  const changes = (context.from === 'policy/v1') !== (context.to === 'policy/v1');
  if (selector === undefined || !changes || Object.keys(selector).some((field) => !isEmpty(selector[field]))) return;
  context.rejected(
    'spec.selector',
    selector,
    `labels: {} selects other pods in ${context.to} than in ${context.from}`,
    'name labels of the pods',
  );
}

function isEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}
