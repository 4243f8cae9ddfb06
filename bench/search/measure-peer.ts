import { createRequire } from 'node:module';
import Database from 'libsql';
import MiniSearch from 'minisearch';
import { readLexiconWords } from '../../src/words/index.ts';
import { Corpus, type KnownItem } from './corpus.ts';
import { type Ask, measureKinds, type Result } from './result.ts';

// Measures another search engine in a process of its own: node --import tsx bench/search/measure-peer.ts NAME QUOTATIONS COUNT

/** A quotation as the peers are given it: its words, and what stands around them. */
interface Document {
  readonly id: number;
  readonly words: string;
  readonly context: string;
  readonly person: string;
}

interface Peer {
  add(document: Document): unknown;
  /** Called once, after the last document. */
  finish(): unknown;
  /** Gives the ids found. */
  find(item: KnownItem): Promise<readonly number[]> | readonly number[];
}

const stopWords = new Set(readLexiconWords('stop-words'));
const limit = 10;

/** MiniSearch as its own examples set it: every word also as a prefix and misspelt. */
function openMiniSearch(): Peer {
  const index = new MiniSearch<Document>({
    fields: ['words', 'context'],
    storeFields: ['person'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  return {
    add: (document) => index.add(document),
    finish: () => {},
    find: ({ text, personId }) =>
      index
        .search(text, personId === null ? {} : { filter: (result) => result['person'] === personId })
        .slice(0, limit)
        .map(({ id }) => id as number),
  };
}

/** SQLite's FTS5 with Porter stems, any of the words that are no stop words, the best by its BM25. */
function openFts5(): Peer {
  const database = new Database(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE q USING fts5(words, context, person UNINDEXED, tokenize = 'porter unicode61'); BEGIN",
  );
  const insert = database.prepare('INSERT INTO q (rowid, words, context, person) VALUES (?, ?, ?, ?)');
  const select = database.prepare(
    `SELECT rowid AS id FROM q WHERE q MATCH ?1 AND (?2 IS NULL OR person = ?2) ORDER BY rank LIMIT ${limit}`,
  );
  return {
    add: ({ id, words, context, person }) => insert.run([id, words, context, person]),
    finish: () => database.exec('COMMIT'),
    find: ({ text, personId }) => {
      const words = text.split(' ').filter((word) => !stopWords.has(word));
      const rows = select.all([words.map((word) => `"${word}"`).join(' OR '), personId]) as { id: number }[];
      return rows.map(({ id }) => id);
    },
  };
}

const peers = createRequire(new URL('../peers/package.json', import.meta.url));

/** FlexSearch: whole words, and documents that have only some of them as well. */
function openFlexSearch(): Peer {
  const { Document: Index } = peers('flexsearch') as {
    Document: new (
      options: object,
    ) => {
      add(document: Document): void;
      search(text: string, options: object): { id: number }[];
    };
  };
  const index = new Index({
    document: { id: 'id', index: ['words', 'context'], tag: ['person'] },
    tokenize: 'strict',
  });
  return {
    add: (document) => index.add(document),
    finish: () => {},
    find: ({ text, personId }) =>
      index
        .search(text, {
          limit,
          suggest: true,
          merge: true,
          ...(personId === null ? {} : { tag: { person: personId } }),
        })
        .map(({ id }) => id),
  };
}

/** Orama as its documents show it. */
function openOrama(): Peer {
  const orama = peers('@orama/orama') as {
    create(options: object): object;
    insert(index: object, document: object): unknown;
    search(index: object, options: object): Promise<{ hits: { document: { number: number } }[] }>;
  };
  const index = orama.create({
    schema: { number: 'number', words: 'string', context: 'string', person: 'enum' },
  });
  return {
    add: ({ id, words, context, person }) => orama.insert(index, { number: id, words, context, person }),
    finish: () => {},
    find: async ({ text, personId }) => {
      const { hits } = await orama.search(index, {
        term: text,
        properties: ['words', 'context'],
        limit,
        ...(personId === null ? {} : { where: { person: { eq: personId } } }),
      });
      return hits.map(({ document }) => document.number);
    },
  };
}

const openers: Readonly<Record<string, () => Peer>> = {
  'MiniSearch, prefix and fuzzy': openMiniSearch,
  'SQLite FTS5': openFts5,
  FlexSearch: openFlexSearch,
  Orama: openOrama,
};

const [name = '', size = '', countOfEach = ''] = process.argv.slice(2);
const corpus = new Corpus(Number(size));
const peer = openers[name]?.();
if (peer === undefined) throw new Error(`There is no peer "${name}".`);

const texts: string[] = [];
const start = performance.now();
for (const { story, reading } of corpus.stories()) {
  for (const { contents, speaker } of reading.quotations) {
    const [{ paragraph, start: from, end }] = contents;
    const text = story.paragraphs[paragraph] ?? '';
    const words = text.slice(from, end);
    const id = texts.push(words) - 1;
    const person = (speaker ?? '').toLowerCase().replaceAll(' ', '-');
    await peer.add({ id, words, context: `${text.slice(end)} ${story.title}`, person });
  }
}
await peer.finish();
const buildS = (performance.now() - start) / 1000;

const ask: Ask = async (item) => (await peer.find(item)).map((id) => texts[id] ?? '');
const kinds = await measureKinds([...corpus.knownItems(Number(countOfEach))], ask);
const result: Result = {
  system: name,
  quotationCount: Number(size),
  kinds,
  buildS,
  firstAnswerS: null,
  wholeS: null,
  residentMb: process.memoryUsage().rss / 1e6,
  holds: null,
};
console.log(JSON.stringify(result));
