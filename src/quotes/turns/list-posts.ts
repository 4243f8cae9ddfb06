import type { Person } from '../people/person.ts';
import type { Scene } from '../scene.ts';
import { readPoster } from '../text/read-poster.ts';

/** What somebody wrote in a thread. */
export interface Post {
  readonly person: Person;
  readonly paragraphs: readonly number[];
}

/** Fewer are announcements of a story: "Kay Reyes wrote:". */
const postsMin = 2;

/** Lists the posts of a thread, each from a line "kay_reyes wrote:" down to the next; a story that quotes what was posted has none. */
export function listPosts({ paragraphs, mentionsOf, people: { people, personOf } }: Scene): readonly Post[] {
  const posts: (Post & { readonly paragraphs: number[] })[] = [];
  let open: number[] | null = null;
  for (const { index, text, tokens } of paragraphs) {
    if (tokens.length === 0) continue;
    if (readPoster(text) === null) {
      if (open?.length === 0 && tokens[0]?.kind === 'run') return [];
      open?.push(index);
      continue;
    }
    const [mention] = mentionsOf[index] ?? [];
    const person = people[personOf[mention?.index ?? -1] ?? -1];
    open = person === undefined ? null : [];
    if (person !== undefined && open !== null) posts.push({ person, paragraphs: open });
  }
  return posts.length < postsMin ? [] : posts;
}
