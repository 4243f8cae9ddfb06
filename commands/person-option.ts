import { takeBestNames } from '../src/answer/index.ts';
import {
  composeNearPerson,
  composeUnknownPerson,
  composeWhichPerson,
  cutText,
  describePerson,
} from '../src/card/index.ts';
import type { Card, Person } from '../src/domain.ts';
import { UsageError } from '../src/errors.ts';
import type { Choice, CommandOption, Desk, Request } from './command.ts';
import { readText, requireText, textOption } from './options.ts';
import { readReference, writeReference } from './reference.ts';
import { requestForPerson } from './request-for.ts';
import { CHOICE_COUNT_MAX, CHOICE_LENGTH_MAX } from './suggest.ts';

/** The option that names a person: a choice that was offered, or any name typed. */
export const personOption = textOption('person', 'Whose words; a name or part of one', { suggests: true });

/** Offers the people whose names begin so, those quoted much and lately first. */
export async function suggestPeople(typed: string, desk: Desk): Promise<readonly Choice[]> {
  const people = await desk.library.completePerson(dropCount(typed.trim()), CHOICE_COUNT_MAX);
  return people.map((person) => {
    const value = writeReference(person.id);
    const count = writeCount(person.quotationCount);
    return {
      name: cutText(`${describePerson(person)} · ${count}`, CHOICE_LENGTH_MAX),
      value: value.length > CHOICE_LENGTH_MAX ? cutText(person.name, CHOICE_LENGTH_MAX) : value,
    };
  });
}

/**
 * Reads whom the option names, for a question: an id as the library knows it, or the name as typed. Null when it is
 * not given.
 *
 * @throws UsageError when a choice was taken that is no longer in the library.
 */
export async function readPersonReference(request: Request, desk: Desk): Promise<string | null> {
  const value = readText(request, personOption);
  if (value === null) return null;
  const id = readReference(value);
  return id === null ? dropCount(value) : (await findById(id, desk)).id;
}

/**
 * Finds the one person whom a name or a choice means, else gives the card that asks or says there is none.
 *
 * @param option The name of the option that a choice on that card is for.
 */
export async function findPerson(
  value: string,
  request: Request,
  desk: Desk,
  option = personOption.name,
): Promise<Person | Card> {
  return find(value, { request, desk, option, mayGuess: true });
}

/**
 * Finds the one person who is to be changed by the name or the choice that an option holds. Where the name is spelt as
 * nobody's is, gives the card that asks: a wrong guess would change somebody else.
 *
 * @throws UsageError when the option is empty.
 */
export async function requirePerson(
  request: Request,
  desk: Desk,
  option: CommandOption,
): Promise<Person | Card> {
  const value = requireText(request, option, 'Kay Reyes');
  return find(value, { request, desk, option: option.name, mayGuess: false });
}

interface Search {
  readonly request: Request;
  readonly desk: Desk;
  readonly option: string;
  /** Whether the nearest name will do. */
  readonly mayGuess: boolean;
}

async function find(value: string, { request, desk, option, mayGuess }: Search): Promise<Person | Card> {
  const id = readReference(value);
  if (id !== null) return findById(id, desk);
  const name = dropCount(value);
  const [matches = []] = await desk.library.matchNames([name]);
  const { people, isMisspelt } = takeBestNames(matches);
  const [person] = people;
  const narrow = (chosen: Person) => requestForPerson(chosen, request, option);
  if (person === undefined) {
    return composeUnknownPerson(name, await findNearest(name, desk), narrow);
  }
  if (isMisspelt && !mayGuess) return composeNearPerson(name, people, narrow);
  return people.length === 1 ? person : composeWhichPerson(name, people, narrow);
}

/** One row of buttons. */
const NEAREST_COUNT = 5;

async function findById(id: string, desk: Desk): Promise<Person> {
  const person = await desk.library.person(id);
  if (person === null) {
    throw new UsageError('That person is no longer in the library. Type the name to see who is.');
  }
  return person;
}

/** Finds people whose names begin like the one typed, else those quoted most. */
async function findNearest(name: string, { library }: Desk): Promise<readonly Person[]> {
  const similar = await library.completePerson(name.slice(0, BEGINNING_LENGTH), NEAREST_COUNT);
  return similar.length > 0 ? similar : library.completePerson('', NEAREST_COUNT);
}

/** Letters that somebody who misremembers a name still gets right. */
const BEGINNING_LENGTH = 3;

/** Some clients hand back the words of an offered choice instead of its value. */
const dropCount = (name: string) => name.replace(/(?:, [\p{Ll}-]+)? · \d+ quotations?$/u, '');

const writeCount = (count: number) => `${count} ${count === 1 ? 'quotation' : 'quotations'}`;
