/** Question → Query → Answer: understands words as data, then ranks what the library holds. */
export type { AnswerContext } from './answer-context.ts';
export { type AnswerPage, answerQuestion } from './answer-question.ts';
export { understandQuestion } from './understand-question.ts';
export type { UnderstoodQuery } from './understood-query.ts';
export { loadVocabulary, type Vocabulary } from './vocabulary.ts';
