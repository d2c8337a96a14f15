interface Field {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: DAYS },
];
const NAMED = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** Whether a CronJob takes a schedule (github.com/robfig/cron, `ParseStandard`, without a time zone). */
export function isCronSchedule(text: string): boolean {
  if (NAMED.includes(text)) return true;
  const fields = text.trim().split(/\s+/);
  return fields.length === FIELDS.length && FIELDS.every((field, index) => isCronField(fields[index] ?? '', field));
}

function isCronField(text: string, field: Field): boolean {
  return text.split(',').every((part) => {
    const [range = '', step, ...more] = part.split('/');
    if (more.length > 0 || (step !== undefined && !(isNumber(step) && Number(step) > 0))) return false;
    if (range === '*' || range === '?') return true;
    const [from = '', to = from, ...rest] = range.split('-');
    const [first, last] = [numberIn(from, field), numberIn(to, field)];
    return rest.length === 0 && field.least <= first && first <= last && last <= field.most;
  });
}

function numberIn(text: string, { least, names = [] }: Field): number {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + least;
  return isNumber(text) ? Number(text) : Number.NaN;
}

function isNumber(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}
