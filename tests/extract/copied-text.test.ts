import { describe, expect, it } from 'vitest';
import { extractStory } from '../../src/extract/index.ts';

const copied = `BREAKING NEWS
Glossfront LogoNEWS

Odile Marchetti Admits She 'Cried Over a Sandwich' on the Set of 'Harbor Lights'

odile marchetti cried sandwich harbor lights
Source: mega

Jun. 7 2024, Published 2:27 p.m. ET

Link to FacebookShare to XShare to Email

Odile Marchetti is not ashamed of the sandwich.

Article continues below advertisement
odile marchetti harbor
Source: mega

Odile Marchetti joined the show in 2019.

"It was rye," the actress, 41, explained. "I had waited all day."

MORE ON:
Odile Marchetti
Article continues below advertisement

Never miss a story — sign up for the Glossfront newsletter to stay up-to-date on all of it.

Article continues below advertisement
odile marchetti harbor
Source: mega

The show returns in May.

"She shared it with me in the end," a crew member noted.

Advertisement

Want Glossfront each day? Sign up here!

More From Glossfront Magazine

    Opt-out of personalized ads

    © Copyright 2024 Glossfront™️. A DIVISION OF NOBODY INC. All rights reserved. Terms of Service apply.`;

describe('text as copied from a page', () => {
  const story = extractStory({ id: 'seed', url: null, kind: 'text', body: copied });

  it('keeps the story and nothing else', () => {
    expect(story.paragraphs).toEqual([
      'Odile Marchetti is not ashamed of the sandwich.',
      '"It was rye," the actress, 41, explained. "I had waited all day."',
      '"She shared it with me in the end," a crew member noted.',
    ]);
    expect(story.noise).toEqual([]);
  });

  it('reads headline, outlet and date from the furniture', () => {
    expect(story).toMatchObject({
      id: 'seed',
      title: "Odile Marchetti Admits She 'Cried Over a Sandwich' on the Set of 'Harbor Lights'",
      outlet: 'Glossfront',
      published: '2024-06-07T18:27:00Z',
    });
  });
});
