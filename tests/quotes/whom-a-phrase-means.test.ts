import { describe, expect, it } from 'vitest';
import { readLines } from './invented-story.ts';

describe('whom a phrase means', () => {
  it.each<[string, readonly string[], readonly (readonly [string, string | null])[]]>([
    [
      'one who uses they/them',
      ['Wren Okafor, who uses they/them, laughed. "I never had it cleaned," they said.'],
      [['I never had it cleaned,', 'Wren Okafor']],
    ],
    [
      'one person whom the story calls they',
      ['Arden Moreau was not appeased. "I have three of them," they said.'],
      [['I have three of them,', 'Arden Moreau']],
    ],
    [
      'a daughter by what her father was called',
      [
        'Bronagh Tully has run the bakery since May. Her father, Cormac Tully, still comes in.',
        '"He supervises the butter," his daughter said.',
      ],
      [['He supervises the butter,', 'Bronagh Tully']],
    ],
    [
      'a wife who was named as one',
      ['Dmitri Vance left early. His wife, Ottilie, drove. "He hates rain," his wife said.'],
      [['He hates rain,', 'Ottilie']],
    ],
    [
      'another word for the same trade',
      [
        'Comedian Mags Donnelly shared a dressing room with her agent, Tess Marlowe. "It was damp," the comic said.',
      ],
      [['It was damp,', 'Mags Donnelly']],
    ],
    [
      'somebody of a country',
      [
        'The Finnish conductor Sami Korhonen met the composer Ulrich Brandl in May. "I know all of it," the Finn said.',
      ],
      [['I know all of it,', 'Sami Korhonen']],
    ],
    [
      'one whom it goes on to name',
      [
        'A therapist who posts as @drlenamarsh weighed in. "He should sleep in the bath," the therapist wrote.',
        'Brother Teddy Okafor agreed. A fan named Odile Brandt did not. "I would have left," the fan said.',
      ],
      [
        ['He should sleep in the bath,', '@drlenamarsh'],
        ['I would have left,', 'Odile Brandt'],
      ],
    ],
    [
      'an age in words',
      ['Ed Marsh and his daughter Flo, 9, sang. "Dad was flat," the nine-year-old said.'],
      [['Dad was flat,', 'Flo']],
    ],
    [
      'a parent whose children are counted before the name',
      ['Jody Finch came with the dad of two, Ed Marsh. "Cold out here," the 46-year-old dad joked.'],
      [['Cold out here,', 'Ed Marsh']],
    ],
    [
      'what somebody does, told with "by"',
      ['It was produced by Hal Stone and praised by Ida Frost. "I only pressed record," the producer said.'],
      [['I only pressed record,', 'Hal Stone']],
    ],
    [
      'what somebody plays',
      ['Tess Korr sings. Ola Vance plays the drums. "She is tired," said the drummer.'],
      [['She is tired,', 'Ola Vance']],
    ],
    [
      'what somebody is said to be',
      ['Cal Finch, 30, is a baker. "She cannot boil an egg," the baker said.'],
      [['She cannot boil an egg,', 'Cal Finch']],
    ],
    [
      'each of two who are said to be something',
      ['Ina Brandt is a pianist and Hal Stone is a goalkeeper. "It was late," the goalkeeper said.'],
      [['It was late,', 'Hal Stone']],
    ],
    [
      'whoever is of the country',
      [
        'Nigerian star Ada Obi and Brazilian star Luiza Prado hosted. "I learned three words," the Brazilian said.',
      ],
      [['I learned three words,', 'Luiza Prado']],
    ],
    [
      'whoever was called a sister, and not whose sister she is',
      ['Ana Lind and her sister Eva run the theatre. "Ana spends," her sister said.'],
      [['Ana spends,', 'Eva']],
    ],
    [
      'whose advice it is',
      ['Kay Reyes\'s advice to young actors is simple. "Feed the goat first."'],
      [['Feed the goat first.', 'Kay Reyes']],
    ],
    [
      'whoever a stage direction brings on',
      ['Enter Kay Reyes. "The torch was mine," she said.'],
      [['The torch was mine,', 'Kay Reyes']],
    ],
    [
      'whoever signs with what the words are about',
      ['"He sinks every time we rehearse." — Kay Reyes on her co-star'],
      [['He sinks every time we rehearse.', 'Kay Reyes']],
    ],
    [
      'whoever describes somebody, and not who is described',
      ['Pia Lorne, described by Rolf Dahl as "the best goat handler alive," blushed.'],
      [['the best goat handler alive,', 'Rolf Dahl']],
    ],
    [
      'somebody told of in a state',
      ['"I will never do that again," said a limping Mia Lorne.'],
      [['I will never do that again,', 'Mia Lorne']],
    ],
    [
      'a body that only its verb tells as one',
      ['Brine House has cancelled the show. "We thank the viewers," it said.'],
      [['We thank the viewers,', 'Brine House']],
    ],
    [
      'somebody told of after quoted words',
      ['Pia Lorne called Rolf Dahl "a walking haystack." He was not amused. "I bathe," he said.'],
      [
        ['a walking haystack.', 'Pia Lorne'],
        ['I bathe,', 'Rolf Dahl'],
      ],
    ],
    [
      'one whom it names only after a pronoun',
      ['"Geese," she says, "are the answer." Nell Brody should know: she has ninety.'],
      [
        ['Geese,', 'Nell Brody'],
        ['are the answer.', 'Nell Brody'],
      ],
    ],
    [
      'one according to whom something is so',
      [
        'Ned Vance opened the fair with Joe Tarrant. According to Joe Tarrant, the tent had been sold. He said, "I found the poles in a hedge."',
      ],
      [['I found the poles in a hedge.', 'Joe Tarrant']],
    ],
    [
      'one according to whom something is so, named in the middle',
      [
        'Ned Vance opened the fair on Monday. The tent, according to Joe Tarrant, had been sold. He added: "I found the poles in a hedge."',
      ],
      [['I found the poles in a hedge.', 'Joe Tarrant']],
    ],
    [
      'each of two who call it something',
      ['Mia Laurent called the finale "a beautiful mess," while Joe Park called it "merely a mess."'],
      [
        ['a beautiful mess,', 'Mia Laurent'],
        ['merely a mess.', 'Joe Park'],
      ],
    ],
    [
      'whom somebody quotes',
      ['"It is only a goose," Nell Brody quotes Hal Okoye as saying.'],
      [['It is only a goose,', 'Hal Okoye']],
    ],
    [
      'who calls, behind the words',
      ['Hal Okoye, once called "a dry goose" by Nell Brody, was not invited.'],
      [['a dry goose', 'Nell Brody']],
    ],
    [
      'one of two trades',
      ['"I sleep well," said goose farmer and part-time singer Nell Brody.'],
      [['I sleep well,', 'Nell Brody']],
    ],
    [
      'a country alone, by who was said to be of it',
      ['Nigerian star Ada Obi met Brazilian star Luiza Prado. "I learned three words," the Brazilian said.'],
      [['I learned three words,', 'Luiza Prado']],
    ],
    [
      'a user whom it names by a handle',
      ['On Sunday a user called @lanternghost posted a picture with the words "told you, no frogs."'],
      [['told you, no frogs.', '@lanternghost']],
    ],
    [
      'one who is named further down',
      [
        'A federal judge on Thursday dismissed the claim, calling the case "a tale of two orchards."',
        'U.S. District Judge Ronan Achterfeld said that the shows had little in common.',
      ],
      [['a tale of two orchards.', 'Ronan Achterfeld']],
    ],
    [
      'a former wife by the divorce',
      [
        'Teddy Okafor and Bianca Alder divorced in 2020. Okafor thanked the wrong wife on Sunday night.',
        '"Pass," his ex-wife answered.',
      ],
      [['Pass,', 'Bianca Alder']],
    ],
    [
      'a daughter who is named further down',
      [
        'After nine seasons, Bev Kowalski has given up the keys to the diner.',
        '"You were putting sugar in the coffee urn," says her daughter.',
        'Stacia Kowalski, 35, left a job in insurance to take over.',
      ],
      [['You were putting sugar in the coffee urn,', 'Stacia Kowalski']],
    ],
    [
      'not her to whom he bows',
      [
        'Oh Jung-sook returns as a grandmother. Kang Tae-min, the lead, is her neighbour.',
        'The actor bowed to her and said, "Sorry, teacher."',
      ],
      [['Sorry, teacher.', 'Kang Tae-min']],
    ],
    [
      'who is called by the surname where a relative is called by the first name',
      [
        'Cooper Langley and his wife, Anneliese Langley, have split.',
        'Langley first met Anneliese in 2011. Anneliese was absent from the premiere in May.',
        'At the premiere, Langley was asked where she was. "She has a business to run," Langley said.',
      ],
      [['She has a business to run,', 'Cooper Langley']],
    ],
    [
      'who hosts the show that bears her name',
      [
        'Will Tanaka stopped by *Late With Lena Dufresne* on Monday. Dufresne produced a letter, and Tanaka slid off the couch.',
        '"Do you have anything to say?" asked the host.',
      ],
      [['Do you have anything to say?', 'Lena Dufresne']],
    ],
    [
      'who writes the memo that leads up to it',
      [
        'Corvid Pictures has promoted Adaeze Whitlock. In a memo to staff obtained by The Reel Ledger, Whitlock wrote that there would be no layoffs.',
        '"We are forty-one people who like films," the memo said.',
      ],
      [['We are forty-one people who like films,', 'Adaeze Whitlock']],
    ],
    [
      'a queen by her title, whatever stands before it',
      ['It was reported that Queen Marguerite had been cross. "Do they listen?" she asked.'],
      [['Do they listen?', 'Queen Marguerite']],
    ],
    [
      'bodies with a number, a plus, an ampersand or an explanation',
      [
        'Channel 7 has said so. "We take it seriously," the broadcaster said in a statement.',
        'Orbis+ would not be drawn. "It is a matter for the board," Orbis+ said.',
        'Skyform, the company that flew the drones, blamed "a loss of confidence."',
      ],
      [
        ['We take it seriously,', 'Channel 7'],
        ['It is a matter for the board,', 'Orbis+'],
        ['a loss of confidence.', 'Skyform'],
      ],
    ],
    [
      'nobody where somebody shouts',
      ['Footage shows Pete Amory vaulting over his kit. "Get the mic off him," somebody shouts.'],
      [['Get the mic off him,', null]],
    ],
    [
      'not one whom somebody only calls something',
      ['Ayo Grace slept through it. A columnist called Ayo Grace "the most expensive nap in pop."'],
      [['the most expensive nap in pop.', null]],
    ],
    [
      'no family where one is meant',
      [
        'Loretta Hartley drove, and Odile Hartley slept. The Hartleys have sung since 1969.',
        'The Hartleys were tired. Odile had a cold. "It is only my hip," she said.',
      ],
      [['It is only my hip,', 'Odile Hartley']],
    ],
    [
      'not her whom the words name',
      ['Corinne Bell met Lupe Marsh at the gate. "Corinne is never late," she said.'],
      [['Corinne is never late,', 'Lupe Marsh']],
    ],
    [
      'two brothers whose surname stands once',
      [
        'Brothers Tommy and Mick Brennan ran the hall for years. "They can have the roof," said Tommy.',
        '"It was rain on a roof," said Mick.',
      ],
      [
        ['They can have the roof,', 'Tommy Brennan'],
        ['It was rain on a roof,', 'Mick Brennan'],
      ],
    ],
    [
      'a name whose particle is written together with it',
      ['Amira al-Masri met Jean d’Arbois in June. "It rained," al-Masri said. "It poured," said d’Arbois.'],
      [
        ['It rained,', 'Amira al-Masri'],
        ['It poured,', 'Jean d’Arbois'],
      ],
    ],
    [
      'a woman of a name that men bear, by what she does',
      [
        'Ayo Grace found her keys and raised her hand. She had been waiting, and her bag was wet. "I am late," she said.',
      ],
      [['I am late,', 'Ayo Grace']],
    ],
    [
      'not an outlet that was told something',
      [
        'Harriet Nakagawa tries not to get involved, the novelist told Marquee Beat. "I drive past," she said.',
      ],
      [['I drive past,', 'Harriet Nakagawa']],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(readLines(...lines)).toEqual(expected);
  });
});

describe('whom a phrase means that brings somebody in', () => {
  it.each<[string, readonly string[], readonly (readonly [string, string | null])[]]>([
    [
      'whom the next sentence names',
      [
        '“You are the journalist,” said a man in a yellow hat. This was Anders Lindahl, the purser.',
        '“Nobody else looks at the sign,” he said.',
      ],
      [
        ['You are the journalist,', 'Anders Lindahl'],
        ['Nobody else looks at the sign,', 'Anders Lindahl'],
      ],
    ],
    [
      'whom a sentence says that he was called',
      [
        'The captain laughed, and then looked away. He was called Brand Ironmonger.',
        '“In with the eels,” the captain said.',
      ],
      [['In with the eels,', 'Brand Ironmonger']],
    ],
    [
      'whose name is told',
      ['A woman was mending nets. Her name, I learned, was Ottilie Vance. “Mind the hooks,” she said.'],
      [['Mind the hooks,', 'Ottilie Vance']],
    ],
    [
      'who is called so',
      ['A woman called Bertha Shaw looked at me. “You will not want that,” the woman said.'],
      [['You will not want that,', 'Bertha Shaw']],
    ],
    [
      'who uses the name',
      ['A local commander, who uses the name Abu Laith, laughed. “I taught geography,” he said.'],
      [['I taught geography,', 'Abu Laith']],
    ],
    [
      'nobody who is only called something',
      ['A fan called Kay Reyes “a hero”. “She is,” the fan said.'],
      [
        ['a hero', null],
        ['She is,', null],
      ],
    ],
    [
      'nobody where somebody else acts in between',
      [
        'A man in a yellow hat waved. Kay Reyes came down. This was Anders Lindahl, she saw.',
        '“Come in,” the man said.',
      ],
      [['Come in,', null]],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(readLines(...lines)).toEqual(expected);
  });
});

describe('one person under several names', () => {
  it.each<[string, readonly string[], readonly (readonly [string, string | null])[]]>([
    [
      'a handle made of the name',
      ['Callum Bautista had been silent since May. "I want that back," @callumb commented.'],
      [['I want that back,', 'Callum Bautista']],
    ],
    [
      'a nickname within the name',
      ['William “Wick” Danby directs the barn. "Wick is fine," Wick said.'],
      [['Wick is fine,', 'William Danby']],
    ],
    [
      'the handle of a follower is not the one followed',
      ['Callum Bautista had been silent since May. "We want that back," @callumfan22 commented.'],
      [['We want that back,', '@callumfan22']],
    ],
    [
      'a real name beside the other',
      ['The singer Kestrel, real name Valeria Hughes, went live. "Nobody told me," Hughes said.'],
      [['Nobody told me,', 'Kestrel']],
    ],
    [
      'the name somebody streams by, told at length',
      [
        'Tova Greeves, who streams to 90,000 people as PlumTova, queued. "I am next," Greeves said.',
        '"I won," PlumTova said later.',
      ],
      [
        ['I am next,', 'Tova Greeves'],
        ['I won,', 'Tova Greeves'],
      ],
    ],
    [
      'a first name cut short',
      ['Teodoro Makana stayed in. "I am not coming," Teo said.'],
      [['I am not coming,', 'Teodoro Makana']],
    ],
    [
      'a word that only brings somebody on',
      ['Enter Rue Marlowe, who cooked. "It was potato," Marlowe said.'],
      [['It was potato,', 'Rue Marlowe']],
    ],
    [
      'a title that is half of a lone name',
      ['Mother Vinegar laughed. "It took eleven jars," she said.'],
      [['It took eleven jars,', 'Mother Vinegar']],
    ],
    [
      'somebody a show is called after',
      ['The Zyra Quillon Show is back. Zyra Quillon is glad. "It rains," Quillon said.'],
      [['It rains,', 'Zyra Quillon']],
    ],
    [
      'a nickname in marks at the start of a sentence',
      ['Zyra "Pidge" Quillon has had enough. "I am tired of it," Quillon said.'],
      [['I am tired of it,', 'Zyra Quillon']],
    ],
    [
      'a month for a first name',
      ['April Stone won in May. "It was close," Stone said.'],
      [['It was close,', 'April Stone']],
    ],
    [
      'a number for a first name',
      ['The singer Seven Marlowe won. "It was close," Marlowe said.'],
      [['It was close,', 'Seven Marlowe']],
    ],
    [
      'a noun for a first name',
      ['Guy Bridge won. "It was close," Bridge said.'],
      [['It was close,', 'Guy Bridge']],
    ],
    [
      'a title with its land for a name',
      ['The Duchess of Harland fell. "It was a drain," the duchess said.'],
      [['It was a drain,', 'Duchess of Harland']],
    ],
    [
      'a person, not the AI that is talked about',
      [
        'Dana Cole praised AI on Monday. AI is the future. The Hollywood star said it could make "a whole movie."',
      ],
      [['a whole movie.', 'Dana Cole']],
    ],
    [
      'nobody by name where a crowd speaks',
      ['Greta Holm left on Monday. Critics called her "a menace to music."'],
      [['a menace to music.', null]],
    ],
    [
      'whose statement the reader is told to read',
      ['Read Marguerite Osei’s words below. "I quit," Osei said.'],
      [['I quit,', 'Marguerite Osei']],
    ],
    [
      'a surname that is also a place',
      ['Yevgenia Park came by bus. "It was late," she said.'],
      [['It was late,', 'Yevgenia Park']],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(readLines(...lines)).toEqual(expected);
  });
});
