// Days as a chart and its table show them: without holes, summed by week where days would be too many.
import { onDay, onShortDay } from './words.js';

const day = 86400;
const mostDays = 120;
const parisDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });
const secondsOf = text => Date.parse(`${text}T00:00:00Z`) / 1000;
const textOf = seconds => new Date(seconds * 1000).toISOString().slice(0, 10);

/** Points of an overview, oldest first: `{ at, label, useful, notUseful, comments, misses }`, `at` in seconds. */
export function seriesOf({ from, until, days }) {
  const byDay = new Map(days.map(one => [one.day, one]));
  const [first, last] = [secondsOf(from), secondsOf(until)];
  const step = (last - first) / day > mostDays ? 7 : 1;
  const points = [];
  for (let at = first; at <= last; at += step * day) {
    const point = { at, useful: 0, notUseful: 0, comments: 0, misses: 0 };
    for (let one = at; one < at + step * day && one <= last; one += day) {
      const found = byDay.get(textOf(one));
      if (!found) continue;
      point.useful += found.useful;
      point.notUseful += found.notUseful;
      point.comments += found.comments;
      point.misses += found.searches?.misses ?? 0;
    }
    point.label = step === 1 ? onDay(textOf(at)) : `semaine du ${onDay(textOf(at))}`;
    points.push(point);
  }
  return { points, step };
}

/** The day of a moment in Paris, where days of the chart stand. */
export const markOf = moment => secondsOf(parisDay.format(new Date(moment)));

export const shortLabel = seconds => onShortDay(textOf(seconds));
