import { type JsonObject, objectIn } from '../json';
import type { LoweringContext } from './fields/lowering-context';

const optional = ['extensions/v1beta1', 'apps/v1beta1'];

/** Older group versions default the selector to the labels of the template; newer ones require it. */
export function writeSelector(_object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  if (!optional.includes(context.from) || optional.includes(context.to)) return;
  const labels = objectIn(objectIn(objectIn(spec, 'template'), 'metadata'), 'labels');
  if (spec.selector !== undefined || labels === undefined) return;
  spec.selector = { matchLabels: { ...labels } };
  context.translated('spec.selector', `the labels of the template, the default of ${context.from}`);
}

/** `{}` selects every pod in policy/v1 and no pod in older versions. */
export function checkBudgetSelector(_object: JsonObject, context: LoweringContext, spec: JsonObject): void {
  const selector = objectIn(spec, 'selector');
  const changes = (context.from === 'policy/v1') !== (context.to === 'policy/v1');
  if (selector === undefined || !changes || Object.values(selector).some((part) => !isEmpty(part))) return;
  context.rejected(
    'spec.selector',
    selector,
    `labels: {} selects other pods in ${context.to} than in ${context.from}`,
    'name labels of the pods',
  );
}

function isEmpty(part: unknown): boolean {
  return Object.keys(part ?? {}).length === 0;
}
