import type { Reading, Story } from '../../../domain.ts';
import { chooseAddress, makeAddressKey } from '../../../make-address-key.ts';
import { digestText, writeCanonicalJson } from '../record/digest.ts';
import type { RecordFile } from '../record/record-file.ts';
import { readStory } from './story-reader.ts';

/** A story that stands in the library already. */
interface KnownStory {
  readonly key: number;
  readonly id: string;
  readonly url: string | null;
  readonly digest: string;
}

/** Finds the story by its address, else by its id, or by the one that was made for it when its id was taken. */
export function findKnown(record: RecordFile, story: Story, reading: Reading): KnownStory | null {
  const find = (column: 'url' | 'address_key' | 'id', value: string) =>
    record.first<KnownStory>(
      `SELECT key, id, url, digest FROM stories WHERE ${column} = ? ORDER BY key LIMIT 1`,
      value,
    ) ?? null;
  const byUrl = story.url === null ? null : find('url', story.url);
  if (byUrl !== null) return byUrl;
  const addressKey = story.url === null ? null : makeAddressKey(story.url);
  const byAddress = addressKey === null ? null : find('address_key', addressKey);
  if (byAddress !== null) return byAddress;
  const byId = [find('id', story.id), find('id', makeOwnId(story))];
  const isKnown = (known: KnownStory | null) =>
    known !== null && (known.digest === digestContent(story, reading) || isSameStory(record, known, story));
  return byId.find(isKnown) ?? null;
}

/** Of the forms of an address the story keeps one, or it would change with every form in which it is met. */
export function settleAddress(known: KnownStory | null, { url }: Story): string | null {
  if (known === null || known.url === null || url === null || known.url === url) return url;
  return makeAddressKey(known.url) === makeAddressKey(url) ? chooseAddress(known.url, url) : url;
}

/**
 * Two addresses are two stories. Without them an id is often a file's name, and folders hold many a `story.txt`: such
 * a file is another story when neither its headline nor any of its paragraphs is the same.
 */
function isSameStory(record: RecordFile, known: KnownStory, story: Story): boolean {
  if (known.url !== null && story.url !== null) return false;
  const former = readStory(record, 'id', known.id);
  if (former === null || former.title === story.title) return true;
  const paragraphs = new Set(former.paragraphs);
  return story.paragraphs.some((paragraph) => paragraphs.has(paragraph));
}

/** Gives the story's own id, or one made with its address or headline when another story has that id. */
export function findFreeId(record: RecordFile, story: Story): string {
  const isFree = (candidate: string) =>
    record.first('SELECT 1 FROM stories WHERE id = ?', candidate) === undefined;
  if (isFree(story.id)) return story.id;
  const ownId = makeOwnId(story);
  return isFree(ownId) ? ownId : `${ownId}-${digestText(ownId)}`;
}

function makeOwnId({ id, url, title }: Story): string {
  return `${id}-${digestText(url ?? title)}`;
}

/** Digests all that a reader could see; ids are left out, since the first ones given stay. */
export function digestContent({ id: _id, ...story }: Story, reading: Reading): string {
  const quotations = reading.quotations.map(({ id, storyId, contents, ...rest }) => ({
    ...rest,
    contents: contents.map(({ paragraph, start, end }) => [paragraph, start, end]),
  }));
  const people = reading.people.map(({ name, aliases, gender, nouns }) => ({
    name,
    aliases,
    ...(gender === undefined ? {} : { gender }),
    ...(nouns === undefined ? {} : { nouns }),
  }));
  return digestText(writeCanonicalJson({ story, quotations, people }));
}
