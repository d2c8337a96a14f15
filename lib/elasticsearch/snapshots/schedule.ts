import type { Cron } from 'cdk8s';
import { isCronSchedule } from '../../kubernetes/validation/cron-schedule';

/**
 * A schedule as Elasticsearch writes it: seconds first, and `?` in the field of the day that does not matter
 * (https://www.elastic.co/docs/explore-analyze/alerts-cases/watcher/schedule-types). Undefined for a schedule that is no
 * cron expression, or that has both a day of the month and a day of the week, which Elasticsearch cannot combine.
 */
export function elasticsearchSchedule({ expressionString }: Cron): string | undefined {
  const [minute, hour, day = '*', month, weekDay = '*'] = expressionString.split(' ');
  if (!isCronSchedule(expressionString)) return undefined;
  const start = `0 ${minute} ${hour}`;
  if (isAny(weekDay)) return `${start} ${isAny(day) ? '*' : day} ${month} ?`;
  return isAny(day) ? `${start} ? ${month} ${numbersFromOne(weekDay)}` : undefined;
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

/** Sunday is 0 in a cron expression of Unix, and 1 in one of Elasticsearch. Names and steps are the same in both. */
function numbersFromOne(weekDay: string): string {
  const parts = weekDay.toUpperCase().split(',');
  return parts.map((part) => part.replace(/^\d|(?<=-)\d/g, (number) => String(Number(number) + 1))).join(',');
}
