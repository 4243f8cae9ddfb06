import type { AnswerContext } from '../../src/answer/answer-context.ts';
import { answerQuestion, loadVocabulary, understandQuestion } from '../../src/answer/index.ts';
import { rankCandidates } from '../../src/answer/rank-candidates.ts';
import { asksForSomebody, type UnderstoodQuery } from '../../src/answer/understood-query.ts';
import type { Evidence } from '../../src/answer/weigh-evidence.ts';
import type { Answer, Question } from '../../src/domain.ts';
import { openMemoryLibrary } from '../../src/library/index.ts';
import { type AskedQuestion, isRight, rankRight } from '../../tests/answer/score-answers.ts';
import { listSets, readStories } from './question-sets.ts';

/** What there was to choose from for one question. */
export interface Choice {
  readonly set: string;
  readonly by: 'annotations' | 'engine';
  readonly question: AskedQuestion;
  /** The place of the first right hit as things are; -1 for none. */
  readonly rank: number;
  /** Which weights the question is answered by; null where evidence plays no part. */
  readonly weights: 'named' | 'open' | null;
  readonly candidates: readonly { readonly evidence: Evidence; readonly isRight: boolean }[];
}

/** Collects what there is to choose from for the questions of all sets, of annotated quotations and of the engine's. */
export async function collectChoices(now: Date): Promise<readonly Choice[]> {
  const choices: Choice[] = [];
  for (const set of listSets())
    for (const by of ['annotations', 'engine'] as const) {
      const library = await openMemoryLibrary();
      for (const { story, reading } of readStories(set, by)) await library.keep(story, reading);
      const context = { library, now, vocabulary: loadVocabulary() };
      for (const question of set.questions)
        choices.push({ set: set.name, by, question, ...(await collectOne(question, context)) });
      await library.close();
    }
  return choices;
}

async function collectOne(
  asked: AskedQuestion,
  context: AnswerContext,
): Promise<Pick<Choice, 'rank' | 'weights' | 'candidates'>> {
  const question = { ...anything, text: asked.question };
  const answer = await answerQuestion(question, { limit: 10, offset: 0 }, context);
  const rank = rankRight(asked, answer);
  const query = await findTopic(question, answer, context);
  if (query === null) return { rank, weights: null, candidates: [] };
  const { ranked } = await rankCandidates(query, context);
  return {
    rank,
    weights: asksForSomebody(query) ? 'named' : 'open',
    candidates: ranked.slice(0, candidatesMax).flatMap(({ kept, evidence }) => {
      const hit = { kind: 'quotation', story: kept.story, kept, ...bare } as const;
      return evidence ? [{ evidence, isRight: asked.answers.length > 0 && isRight(asked, hit) }] : [];
    }),
  };
}

const anything = { text: '', reading: 'any', person: null, outlet: null, since: null, until: null } as const;
const bare = { matches: [], reports: null, copies: [], score: 0 } as const;
// Beyond these a candidate teaches nothing that the others do not.
const candidatesMax = 60;

/** Gives the query by which quotations were weighed as to a topic; null where none were. */
async function findTopic(
  question: Question,
  { query: answered, found }: Answer,
  context: AnswerContext,
): Promise<UnderstoodQuery | null> {
  if (found && answered.phrase !== null) return null;
  const first = await understandQuestion(question, context);
  const isSentence = first.phraseEvidence === 'bare';
  const query = isSentence ? await understandQuestion({ ...question, reading: 'topic' }, context) : first;
  const isWeighed = query.phrase === null && query.seeking === 'quotations' && query.topic !== '';
  return isWeighed && query.unknownName === null ? query : null;
}
