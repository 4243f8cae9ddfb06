/** Question → Query → Answer: understands words as data, then ranks what the library holds. */
export { answerQuestion } from './answer-question.ts';
export { questionLengthMax } from './asked.ts';
export { findJoint } from './find-joint.ts';
export { readVersionsAsked, readWhoIs } from './read-wanted.ts';
export { takeBestNames } from './take-best-names.ts';
export { understandQuestion } from './understand-question.ts';
export { loadVocabulary } from './vocabulary.ts';
