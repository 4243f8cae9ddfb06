import type { Answer, Hit, Keeping } from '../domain.ts';
import type { UnderstoodQuery } from './understood-query.ts';

/** Tells how far hits keep to the outlet and the dates of a query. */
export function judgeKeeping(query: UnderstoodQuery, hits: readonly Hit[]): Answer['keeping'] {
  const { outlet, since, until, outletBinds, datesBind } = query;
  const isWithin = (published: string) =>
    (since === null || published >= since) && (until === null || published < until);
  const count = (keeps: (hit: Hit) => boolean) => toKeeping(hits.filter(keeps).length, hits.length);
  return {
    outlet: outletBinds || outlet === null ? 'all' : count(({ story }) => story.outlet === outlet),
    dates:
      datesBind || (since ?? until) === null
        ? 'all'
        : count(({ story }) => story.published !== null && isWithin(story.published)),
  };
}

const toKeeping = (keeping: number, of: number): Keeping =>
  keeping === of ? 'all' : keeping === 0 ? 'none' : 'some';
