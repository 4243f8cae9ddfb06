import { listSets, readStories } from './bench/ask/question-sets.ts';
import { openMemoryLibrary } from './src/library/index.ts';
import { understandQuestion, loadVocabulary } from './src/answer/index.ts';
import { gatherCandidates } from './src/answer/gather-candidates.ts';
import { rankQuotations } from './src/answer/rank-quotations.ts';
import { rankRight } from './tests/answer/score-answers.ts';
import { writeFileSync } from 'node:fs';
const now = new Date('2026-11-20T12:00:00Z'); const vocabulary = loadVocabulary(); const out:any[]=[];
for (const set of listSets()) for (const by of (['engine','annotations'] as const)) {
  const library = await openMemoryLibrary();
  for (const { story, reading } of readStories(set, by)) await library.keep(story, reading);
  for (const q of set.questions) {
    const query = await understandQuestion({ text: q.question, reading: 'any', person: null, outlet: null, since: null, until: null }, { library, now, vocabulary });
    if (query.seeking !== 'quotations' || query.unknownName !== null || (query.topic === '' && query.phrase === null)) continue;
    const ranked = rankQuotations(query, await gatherCandidates(query, library), vocabulary);
    const [best] = ranked; if (!best) continue;
    const right = q.answers.length > 0 && rankRight(q, { found: true, hits: [{ kind:'quotation', kept: best.kept, story: best.kept.story, matches: [], reports: null, score: 1 }] } as any) === 0;
    out.push({ set: set.name, by, id: q.id, kind: q.kind, q: q.question, un: q.answers.length === 0, right, person: query.people.length + query.choices.length > 0, ev: query.phraseEvidence, cov: best.coverage, near: best.near, al: best.alignment, n: query.topic.split(' ').length, sure: best.kept.personId !== null, topic: query.topic });
  }
  await library.close();
}
writeFileSync('/tmp/askx/dump.json', JSON.stringify(out));
