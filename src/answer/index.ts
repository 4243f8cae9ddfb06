export { type AnswerPage, answerQuestion } from './answer-question.ts';
export { type AnswerContext, understandQuestion } from './understand-question.ts';
export type { UnderstoodQuery } from './understood-query.ts';
export { loadVocabulary, type Vocabulary } from './vocabulary.ts';
