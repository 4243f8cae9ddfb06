import { ROBOT_NAME } from './user-agent.ts';

/** Longer than any list in use has for one robot. */
const RULES_MAX = 2000;
/** Longer than the path of any page. What is longer is no rule; of a longer address only as much is compared. */
const COMPARED_LENGTH_MAX = 500;
/**
 * To try a rule with wildcards may take a step for each letter of it and each of the address: at 500 letters of address
 * and 7 ns a step these are 42 ms, and more than three hundred rules as sites write them.
 */
const WILDCARD_LETTERS_MAX = 12_000;

/**
 * Gives the part of a robots.txt that concerns this robot, as far as it keeps within what sites write. Every rule is
 * tried on every address, and a file made to that end would hold the program for seconds.
 */
export function boundRobots(text: string): string {
  const groups = readGroups(text).filter(({ agents }) => agents.size > 0);
  let rulesLeft = RULES_MAX;
  let lettersLeft = WILDCARD_LETTERS_MAX;
  const isAffordable = ({ value }: Line) => {
    rulesLeft -= 1;
    if (value.includes('*')) lettersLeft -= lengthAsCompared(value);
    return rulesLeft >= 0 && (lettersLeft >= 0 || !value.includes('*'));
  };
  const write = ({ field, value }: Line) => `${field}: ${value}`;
  return groups
    .flatMap(({ agents, rules }) => [
      ...[...agents].map((agent) => `user-agent: ${agent}`),
      ...rules
        .filter(({ value }) => value.length <= COMPARED_LENGTH_MAX)
        .filter(isAffordable)
        .map(write),
    ])
    .join('\n');
}

/** Gives an address as far as it is compared with rules. */
export function boundAddress({ origin, pathname, search }: URL): string {
  return origin + (pathname + search).slice(0, COMPARED_LENGTH_MAX);
}

interface Line {
  readonly field: string;
  readonly value: string;
}

/** Rules and the robots that they are for, others than this one left out. */
interface Group {
  readonly agents: Set<string>;
  readonly rules: Line[];
}

function readGroups(text: string): readonly Group[] {
  const groups: Group[] = [];
  let group: Group = { agents: new Set(), rules: [] };
  let wasAgent = false;
  for (const { field, value } of readLines(text)) {
    const isAgent = field === 'user-agent';
    // Robots named one after another share the rules below them.
    if (isAgent && !wasAgent) {
      group = { agents: new Set(), rules: [] };
      groups.push(group);
    }
    const name = isAgent ? nameOf(value) : '';
    if (name === '*' || name === ROBOT_NAME.toLowerCase()) group.agents.add(name);
    if (RULES.includes(field)) group.rules.push({ field, value });
    wasAgent = isAgent;
  }
  return groups;
}

const RULES: readonly string[] = ['allow', 'disallow', 'crawl-delay'];

function readLines(text: string): readonly Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [directive = ''] = line.split('#', 1);
    const colon = directive.indexOf(':');
    if (colon <= 0) return [];
    return [
      { field: directive.slice(0, colon).trim().toLowerCase(), value: directive.slice(colon + 1).trim() },
    ];
  });
}

/** A version may stand behind the name. */
function nameOf(value: string): string {
  const [name = ''] = value.split('/', 1);
  return name.trim().toLowerCase();
}

/** Letters beyond ASCII are compared as percent-encoded bytes, up to three of them. */
function lengthAsCompared(value: string): number {
  return value.replace(/[^\0-\x7f]/g, '%EF%BF%BD').length;
}
