import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion, loadVocabulary } from '../../src/answer/index.ts';
import { type Library, openMemoryLibrary } from '../../src/library/index.ts';
import { makeSample, type Sketch } from '../library/sample.ts';

const prose = [
  'The harbour band called off the last nights of its winter tour on Friday, after a goat had walked on stage and eaten the only copy of the songs.',
  '"«Nobody had briefed us on the goat»," singer Oda Quillfeather said, wiping ink from her sleeve while the crew looked for the drummer in the car park.',
  'The goat belongs to a farm across the road and has been in the papers before, most lately for sleeping in the ticket office through a whole matinee.',
  'Refunds will be given at the door until the end of the month, the theatre said, and whoever still has the poster may keep it for nothing.',
];
const original: Sketch = {
  id: 'original',
  url: 'https://unionwire.example/goat',
  outlet: 'Union Wire',
  title: 'Goat ends a winter tour',
  published: '2025-03-02T08:00:00Z',
  paragraphs: prose,
  by: 'Oda Quillfeather',
};
const syndicated: Sketch = {
  ...original,
  id: 'syndicated',
  url: 'https://sandglass.example/entertainment/goat-tour',
  outlet: 'Sandglass',
  title: 'A goat stopped the show',
  published: '2025-03-02T11:00:00Z',
  paragraphs: ['This story first appeared elsewhere.', ...prose.slice(0, 3)],
};
const ownReport: Sketch = {
  ...original,
  id: 'own',
  url: 'https://okweekly.example/goat',
  outlet: 'OK! Weekly',
  title: 'Songs eaten on stage',
  published: '2025-03-02T09:00:00Z',
  paragraphs: [
    'An animal has cost a group its last three concerts of the season, and left its singer without anything to sing from at the pier theatre.',
    '"«Nobody had briefed us on the goat»," said Oda Quillfeather, who was still holding the empty folder when our reporter met her at the back door.',
    'Neighbours say the beast is fond of paper. It had been seen near the box office all week, and the manager had twice led it home on a length of cable.',
  ],
};

describe('a story that another outlet took over', () => {
  let library: Library;
  beforeAll(async () => {
    library = await openMemoryLibrary();
    for (const sketch of [original, syndicated, ownReport]) {
      const { story, reading } = makeSample(sketch);
      await library.keep(story, reading);
    }
  });
  const ask = (text: string) =>
    answerQuestion(
      { text, reading: 'any', person: null, outlet: null, since: null, until: null },
      { limit: 10, offset: 0 },
      { library, vocabulary: loadVocabulary(), now: new Date('2025-04-01') },
    );

  it('is known for a copy; a report of the same event that quotes the same is none', async () => {
    const copies = await library.copiesOf(['original', 'syndicated', 'own', 'nothing']);
    expect(copies.map((heads) => heads.map(({ id }) => id))).toEqual([['syndicated'], ['original'], [], []]);
  });

  it('is told beside the words, which are one hit', async () => {
    const { hits } = await ask('what did Oda Quillfeather say about the goat');
    expect(hits.map(({ story }) => story.id)).toEqual(['original']);
    expect(hits[0]?.copies.map(({ outlet }) => outlet)).toEqual(['Sandglass']);
    expect(hits[0]?.reports).toMatchObject({ otherStoryCount: 1, otherOutletCount: 1 });
  });

  it('is told beside the story where stories are asked for', async () => {
    const { hits } = await ask('stories about the goat and the winter tour');
    expect(hits.filter(({ story }) => story.id !== 'own')).toHaveLength(1);
    expect(hits[0]?.copies).toHaveLength(1);
  });

  it('stands alone again when the other is forgotten, and leads when the first one is', async () => {
    const { story, reading } = makeSample(original);
    await library.forget('original');
    expect(await library.copiesOf(['syndicated'])).toEqual([[]]);
    const { hits } = await ask('what did Oda Quillfeather say about the goat');
    expect(hits[0]?.copies).toEqual([]);
    await library.keep(story, reading);
    expect((await library.copiesOf(['original']))[0]).toHaveLength(1);
  });

  it('is no copy any more when its text becomes another', async () => {
    const { story, reading } = makeSample({
      ...ownReport,
      ...{ id: 'syndicated', url: syndicated.url ?? '' },
    });
    await library.keep({ ...story, outlet: 'Sandglass' }, reading);
    expect((await library.copiesOf(['original']))[0]).toEqual([]);
    expect((await library.copiesOf(['own']))[0]?.map(({ id }) => id)).toEqual(['syndicated']);
  });
});
