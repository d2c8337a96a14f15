/** What PromQL has beside metrics, as far as it stands where a metric could stand. */
const KEYWORDS = new Set(['and', 'or', 'unless', 'bool', 'offset']);
const LABEL_LISTS = /\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g;

/** The metrics that an expression is about. */
export function metricsIn(expression: string): string[] {
  const bare = expression
    .replace(/"(\\.|[^"\\])*"/g, '')
    .replace(/\{[^}]*\}/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(LABEL_LISTS, ' ');
  const words = [...bare.matchAll(/[a-zA-Z_:][\w:]*/g)].map(({ 0: word, index }) => ({
    word,
    called: /^\s*\(/.test(bare.slice(index + word.length)),
  }));
  // An aggregation stands before its label list, which is taken out by now, and before its parenthesis.
  return [...new Set(words.filter(({ word, called }) => !called && !KEYWORDS.has(word)).map(({ word }) => word))];
}
