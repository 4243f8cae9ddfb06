import { countEdits, foldWords, stopWords } from '../../../words/index.ts';
import type { OutletCount } from '../../library.ts';
import type { RecordFile } from '../record/record-file.ts';

/** Finds the outlets whose names or hosts are like what was typed: the likest first, of equals the one with more stories. */
export function findNearOutlets(record: RecordFile, typed: string, limit: number): readonly OutletCount[] {
  const name = typed.trim();
  const hosts = hostForm.test(name) ? chooseNear(name, record.all<OutletCount>(selectHosts)) : [];
  const near = hosts.length > 0 ? hosts : chooseNear(name, record.all<OutletCount>(selectNames));
  return near.slice(0, limit);
}

const selectNames = `SELECT MIN(outlet) AS outlet, COUNT(*) AS stories FROM stories
  WHERE outlet_folded IS NOT NULL GROUP BY outlet_folded`;

const selectHosts = `SELECT substr(address_key, 1, instr(address_key, '/') - 1) AS outlet, COUNT(*) AS stories
  FROM stories WHERE address_key IS NOT NULL GROUP BY 1`;

function chooseNear(typed: string, outlets: readonly OutletCount[]): readonly OutletCount[] {
  return outlets
    .flatMap((one) => {
      const strangeness = judgeStrangeness(typed, one.outlet);
      return strangeness === null ? [] : [{ one, strangeness }];
    })
    .sort((a, b) => a.strangeness - b.strangeness || b.one.stories - a.one.stories)
    .map(({ one }) => one);
}

const hostForm = /^[^\s/]+\.[^\s/.]+$/;
/** Names shorter than this are others' with every letter changed. */
const LENGTH_MIN = 4;
const EDITS_MAX = 2;

/** How unlike two names are, from 0 for the same letters; null when they have nothing to do with each other. */
function judgeStrangeness(typed: string, outlet: string): number | null {
  const [wanted, known] = [readSite(typed), readSite(outlet)];
  const [joined, knownJoined] = [wanted.join(''), known.join('')];
  if (joined === '' || knownJoined === '') return null;
  const edits = countEdits(joined, knownJoined, EDITS_MAX);
  if (edits <= EDITS_MAX && joined.length >= LENGTH_MIN * edits) return edits;
  const shared = wanted.filter((word) => known.some((other) => isLike(word, other)));
  return shared.length === 0 ? null : EDITS_MAX + 1 + 1 / shared.length;
}

/** Gives a name's words; of a host those of the site, without what every host ends in. */
function readSite(name: string): readonly string[] {
  const site = hostForm.test(name)
    ? name.replace(/^www\./i, '').replace(/(?:\.[a-z]{2,3})?\.[^.]+$/i, '')
    : name;
  return foldWords(site);
}

function isLike(word: string, other: string): boolean {
  return word.length >= LENGTH_MIN && !stopWords.has(word) && countEdits(word, other, 1) <= 1;
}
