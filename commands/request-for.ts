import type { CommandRequest, Person, Question } from '../src/domain.ts';
import { QUESTION_LENGTH_MAX } from './options.ts';
import { writeReference } from './reference.ts';

type Options = CommandRequest['options'];

/**
 * Gives the request that asks a question with the command that has the options for it, as private as the one before.
 * A person in the question is meant by id.
 */
export function requestForQuestion(question: Question, before: CommandRequest): CommandRequest {
  const { reading, person, outlet, since, until } = question;
  const text = cutAtWord(question.text, QUESTION_LENGTH_MAX);
  const who = person === null ? null : writeReference(person);
  const bounds = dropNull({ person: who, outlet, since, until });
  const hasBounds = Object.keys(bounds).length > 0;
  if (reading === 'phrase' && !hasBounds) return makeRequest('who-said', { words: text }, before);
  if (reading !== 'any' || hasBounds)
    return makeRequest('quotes', { ...dropNull({ topic: text }), ...bounds }, before);
  return makeRequest('ask', { question: text }, before);
}

/** Gives the request that shows a story. */
export function requestForStory(storyId: string, before: CommandRequest): CommandRequest {
  return makeRequest('story', { headline: writeReference(storyId) }, before);
}

/** What a question that is all words has besides them. */
export const anyBounds = { person: null, outlet: null, since: null, until: null } as const;

/** Gives the request that shows the story at a web address. */
export function requestForAddress(address: string, before: CommandRequest): CommandRequest {
  return makeRequest('story', { headline: address }, before);
}

/** Gives the request that reads the story at a web address into the library. */
export const requestToIngest = (address: string): CommandRequest => ({
  command: 'ingest',
  options: { address },
  page: 0,
});

/** Gives the request that lists the newest stories. */
export function requestForLatest(before: CommandRequest): CommandRequest {
  return makeRequest('latest', {}, before);
}

/** Gives the request that lists the stories that name a person. */
export function requestForStoriesOf(person: Person, before: CommandRequest): CommandRequest {
  return makeRequest('latest', { person: writeReference(person.id) }, before);
}

/** Gives the request that shows how others printed a quotation. */
export function requestForVariants(quotationId: string, before: CommandRequest): CommandRequest {
  return makeRequest('variants', { words: writeReference(quotationId) }, before);
}

/** Gives the same request, but of this person. */
export function requestForPerson(person: Person, before: CommandRequest, option = 'person'): CommandRequest {
  return makeRequest(before.command, { ...before.options, [option]: writeReference(person.id) }, before);
}

function makeRequest(command: string, options: Options, before: CommandRequest): CommandRequest {
  const secrecy: Options = before.options['private'] === true ? { private: true } : {};
  return { command, options: { ...options, ...secrecy }, page: 0 };
}

/** Cuts a text that is longer than its option allows, at a word's end where there is one. */
function cutAtWord(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const words = text.slice(0, lengthMax + 1).replace(/\s+\S*$/u, '');
  // Not within a pair of surrogates.
  return words.length <= lengthMax ? words : words.slice(0, lengthMax).replace(/[\uD800-\uDBFF]$/, '');
}

function dropNull(options: Readonly<Record<string, string | null>>): Options {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, value]],
    ),
  );
}
