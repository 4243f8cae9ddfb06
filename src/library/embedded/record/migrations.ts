/**
 * The steps that make the record's tables, in order; a file's `user_version` counts those it has been through.
 * A step that has been released is never edited: a change is a further step.
 */
export const migrations: readonly string[] = [
  `
  -- One row: the number of the last change, so that every process can tell what it has not seen yet.
  CREATE TABLE clock (change INTEGER NOT NULL);
  INSERT INTO clock VALUES (0);

  CREATE TABLE stories (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    url TEXT UNIQUE,
    title TEXT NOT NULL,
    -- The headline's folded words, a blank before each, for completion.
    title_words TEXT NOT NULL,
    outlet TEXT,
    outlet_folded TEXT,
    author TEXT,
    published TEXT,
    published_ms INTEGER,
    noise TEXT NOT NULL,
    digest TEXT NOT NULL,
    change INTEGER NOT NULL
  );
  CREATE INDEX stories_by_date ON stories (published_ms DESC, key DESC);
  CREATE INDEX stories_by_outlet ON stories (outlet_folded, published_ms DESC, key DESC);
  CREATE INDEX stories_by_change ON stories (change);

  CREATE TABLE paragraphs (
    story_key INTEGER NOT NULL REFERENCES stories (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (story_key, position)
  ) WITHOUT ROWID;

  CREATE TABLE people (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    quotation_count INTEGER NOT NULL,
    change INTEGER NOT NULL
  );
  CREATE INDEX people_by_change ON people (change);

  -- Every name under which stories know a person, and how many stories do.
  CREATE TABLE person_names (
    person_key INTEGER NOT NULL REFERENCES people (key) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (person_key, kind, text)
  ) WITHOUT ROWID;

  -- What each story says of a person, so that it can be taken back when the story changes.
  CREATE TABLE mentions (
    story_key INTEGER NOT NULL REFERENCES stories (key) ON DELETE CASCADE,
    person_key INTEGER NOT NULL REFERENCES people (key),
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    PRIMARY KEY (story_key, person_key)
  ) WITHOUT ROWID;
  CREATE INDEX mentions_by_person ON mentions (person_key);

  CREATE TABLE quotations (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    story_key INTEGER NOT NULL REFERENCES stories (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    person_key INTEGER REFERENCES people (key),
    contents TEXT NOT NULL,
    speaker TEXT,
    speaker_as TEXT,
    cue TEXT,
    kind TEXT NOT NULL,
    confidence REAL NOT NULL,
    -- A digest of the words, to prove on reading that the spans still cut the same words.
    words_digest TEXT NOT NULL
  );
  CREATE INDEX quotations_by_story ON quotations (story_key, position);
  CREATE INDEX quotations_by_person ON quotations (person_key, story_key);

  -- What was removed, for the other processes' indexes.
  CREATE TABLE removals (
    change INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key INTEGER NOT NULL
  );
  CREATE INDEX removals_by_change ON removals (change);

  CREATE TABLE requests (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- Which quotations report the same utterance. Rows written before have no utterance yet; they are gathered after opening.
  ALTER TABLE quotations ADD COLUMN published_ms INTEGER;
  UPDATE quotations SET published_ms = (SELECT s.published_ms FROM stories s WHERE s.key = story_key);
  ALTER TABLE quotations ADD COLUMN word_count INTEGER;
  -- The number under which an utterance's quotations stand together: the key of the one that began it.
  ALTER TABLE quotations ADD COLUMN utterance_key INTEGER;
  -- Whether it is the version that stands for its utterance.
  ALTER TABLE quotations ADD COLUMN leads INTEGER NOT NULL DEFAULT 1;
  CREATE INDEX quotations_by_utterance ON quotations (utterance_key);
  CREATE INDEX quotations_by_speech ON quotations (person_key, published_ms, word_count);
  CREATE INDEX quotations_to_gather ON quotations (key) WHERE utterance_key IS NULL;

  -- Rare runs of words, and in which utterances they stand; each once, however many outlets print them.
  CREATE TABLE utterance_keys (
    shingle INTEGER NOT NULL,
    utterance_key INTEGER NOT NULL,
    -- A quotation that prints it.
    quotation_key INTEGER NOT NULL,
    PRIMARY KEY (shingle, utterance_key)
  ) WITHOUT ROWID;
  `,
  `
  -- Which lines the page set apart, as JSON; null where nothing is known of it.
  ALTER TABLE stories ADD COLUMN layout TEXT;
  `,
  `
  -- The page that an address leads to, however it is written; null where the story has no address.
  ALTER TABLE stories ADD COLUMN address_key TEXT;
  -- A few runs of the story's words by which copies of it find it, as JSON; null before they have been looked for.
  ALTER TABLE stories ADD COLUMN sketch TEXT;
  -- The number that a story shares with the copies of it elsewhere: the key of the one that began it.
  ALTER TABLE stories ADD COLUMN text_key INTEGER;
  -- Whether another story stands for its text.
  ALTER TABLE stories ADD COLUMN is_copy INTEGER NOT NULL DEFAULT 0;
  -- When the library first had it.
  ALTER TABLE stories ADD COLUMN added_ms INTEGER;
  CREATE INDEX stories_by_address ON stories (address_key);
  CREATE INDEX stories_by_text ON stories (text_key);
  CREATE INDEX stories_to_sketch ON stories (key) WHERE sketch IS NULL;

  CREATE TABLE sketch_keys (
    shingle INTEGER NOT NULL,
    story_key INTEGER NOT NULL,
    PRIMARY KEY (shingle, story_key)
  ) WITHOUT ROWID;

  -- What is not to be kept again: an address or an outlet.
  CREATE TABLE refusals (
    kind TEXT NOT NULL,
    -- Of an address only a digest, so that nothing of a forgotten story is left.
    value TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (kind, value)
  ) WITHOUT ROWID;

  -- Readings of archives that are not at their end, so that they can go on after they were cut off.
  CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    started_ms INTEGER NOT NULL,
    note TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE run_files (
    run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    -- Tells the file from a later one of the same name.
    stamp TEXT NOT NULL,
    -- How many of its items are done, and at which byte the next begins, where that is known.
    done INTEGER NOT NULL,
    position INTEGER,
    is_whole INTEGER NOT NULL,
    PRIMARY KEY (run_id, path)
  ) WITHOUT ROWID;
  `,
  `
  -- Feeds that are read around the clock, and how they fare. Moments are milliseconds.
  CREATE TABLE feeds (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT,
    state TEXT NOT NULL DEFAULT 'active',
    added_ms INTEGER NOT NULL,
    next_ms INTEGER NOT NULL,
    interval_ms INTEGER NOT NULL,
    -- Until when a process reads it; one that was killed loses it then.
    claimed_ms INTEGER,
    etag TEXT,
    last_modified TEXT,
    read_ms INTEGER,
    failure_count INTEGER NOT NULL DEFAULT 0,
    failing_ms INTEGER,
    failure TEXT,
    note TEXT
  );

  -- What was seen in feeds, so that nothing is read twice, and what is still to be fetched.
  CREATE TABLE feed_entries (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_key INTEGER NOT NULL REFERENCES feeds (key) ON DELETE CASCADE,
    guid TEXT,
    url TEXT,
    title TEXT,
    published TEXT,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    story_id TEXT,
    attempts INTEGER NOT NULL,
    next_ms INTEGER,
    reason TEXT
  );
  CREATE INDEX feed_entries_by_guid ON feed_entries (feed_key, guid);
  CREATE INDEX feed_entries_by_url ON feed_entries (url);
  CREATE INDEX feed_entries_by_state ON feed_entries (feed_key, state, next_ms);
  `,
  `
  -- Numbers and small words are read in another way, by which printings are compared: all are gathered anew after opening.
  UPDATE quotations SET utterance_key = NULL, leads = 1, word_count = NULL;
  DELETE FROM utterance_keys;
  `,
  `
  -- Of an address only a digest; the address itself only while its page is still to be fetched.
  ALTER TABLE feed_entries RENAME COLUMN url TO address;
  ALTER TABLE feed_entries ADD COLUMN link TEXT;
  `,
  `
  -- What a story's page tells besides its head, as JSON; null for a story that did not come as a page.
  ALTER TABLE stories ADD COLUMN details TEXT;
  `,
  `
  -- The full-text index in parts, so that it need not be made anew at each start. Nothing is lost with them: what is
  -- damaged or of another format is made again from the stories.
  CREATE TABLE segments (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    format INTEGER NOT NULL,
    -- The newest change in it.
    change INTEGER NOT NULL,
    story_count INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    term_count INTEGER NOT NULL,
    posting_count INTEGER NOT NULL,
    -- Which documents it holds; then where their terms stand. Each with a digest that proves it whole.
    head BLOB NOT NULL,
    head_digest TEXT NOT NULL,
    body BLOB NOT NULL,
    body_digest TEXT NOT NULL
  );
  CREATE INDEX segments_by_change ON segments (change DESC);
  `,
  `
  ALTER TABLE feed_entries RENAME COLUMN attempts TO failures;
  ALTER TABLE feed_entries ADD COLUMN reads INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- How many of a feed's entries are in each state: after some years there are too many to be counted each time.
  ALTER TABLE feeds ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE feeds ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE feeds ADD COLUMN given_up INTEGER NOT NULL DEFAULT 0;
  UPDATE feeds SET
    kept = (SELECT COUNT(*) FROM feed_entries WHERE feed_key = feeds.key AND state = 'kept'),
    waiting = (SELECT COUNT(*) FROM feed_entries WHERE feed_key = feeds.key AND state = 'waiting'),
    given_up = (SELECT COUNT(*) FROM feed_entries WHERE feed_key = feeds.key AND state = 'given-up');
  `,
  `
  -- Stories of older libraries came no later than today: from now on those without a date grow old too.
  UPDATE stories SET added_ms = CAST(strftime('%s', 'now') AS INTEGER) * 1000 WHERE added_ms IS NULL;
  `,
  `
  -- By their story, so that forgetting it finds them.
  CREATE INDEX feed_entries_by_story ON feed_entries (story_id);
  `,
  `
  -- Why an entry waits or was given up is told without its address, which may be that of a story forgotten since.
  UPDATE feed_entries SET reason = NULL WHERE reason LIKE '%://%';
  `,
  `
  -- A reading that goes on for weeks is not given up: its age counts from its last mark.
  ALTER TABLE runs RENAME COLUMN started_ms TO marked_ms;
  `,
  `
  -- A row stands for one name of one person. Who is called the same has rows of their own, and one person may have several.
  ALTER TABLE people ADD COLUMN name_id TEXT;
  UPDATE people SET name_id = id;
  -- The row of whom stories say that this is another name.
  ALTER TABLE people ADD COLUMN link_key INTEGER;
  -- The row that stands for the person, with what all rows come to; null where it is this one.
  ALTER TABLE people ADD COLUMN lead_key INTEGER;
  -- What stories mostly call the person: a noun.
  ALTER TABLE people ADD COLUMN described TEXT;
  -- When they were last quoted.
  ALTER TABLE people ADD COLUMN newest_ms INTEGER;
  UPDATE people SET newest_ms = (SELECT MAX(published_ms) FROM quotations WHERE person_key = people.key);
  CREATE INDEX people_by_name ON people (name_id);
  CREATE INDEX people_by_lead ON people (lead_key) WHERE lead_key IS NOT NULL;
  CREATE INDEX people_by_link ON people (link_key) WHERE link_key IS NOT NULL;
  CREATE INDEX person_names_by_text ON person_names (text, kind);
  -- What a story tells of the person, as JSON: gender, nouns, what has a name near theirs.
  ALTER TABLE mentions ADD COLUMN traits TEXT;

  -- What was decided of people by hand, in order. The effect is told by ids of people, which need not exist any more, or yet.
  CREATE TABLE people_decisions (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    decision TEXT NOT NULL,
    name TEXT NOT NULL,
    other_name TEXT NOT NULL,
    effect TEXT NOT NULL
  );
  `,
  `
  -- By what servers tell whether a page is still as it was when it was read.
  CREATE TABLE page_versions (
    -- A digest of the address that was asked for.
    address TEXT PRIMARY KEY,
    story_key INTEGER NOT NULL REFERENCES stories (key) ON DELETE CASCADE,
    etag TEXT,
    last_modified TEXT
  ) WITHOUT ROWID;
  CREATE INDEX page_versions_by_story ON page_versions (story_key);
  `,
  `
  -- Those that do not stand for their utterance, to be counted without reading all the others.
  CREATE INDEX quotations_not_leading ON quotations (key) WHERE leads = 0;
  `,
  `
  -- The address by whose version a feed is known; one that was read before is asked for whole once more.
  ALTER TABLE feeds ADD COLUMN version_url TEXT;
  `,
  `
  -- How many quotations stand at the row itself: whoever is quoted ten thousand times need not be counted with each story.
  ALTER TABLE people ADD COLUMN own_count INTEGER NOT NULL DEFAULT 0;
  UPDATE people SET own_count = (SELECT COUNT(*) FROM quotations WHERE person_key = people.key);
  CREATE TRIGGER count_said AFTER INSERT ON quotations WHEN NEW.person_key IS NOT NULL BEGIN
    UPDATE people SET own_count = own_count + 1 WHERE key = NEW.person_key;
  END;
  CREATE TRIGGER count_unsaid AFTER DELETE ON quotations WHEN OLD.person_key IS NOT NULL BEGIN
    UPDATE people SET own_count = own_count - 1 WHERE key = OLD.person_key;
  END;
  CREATE TRIGGER count_moved AFTER UPDATE OF person_key ON quotations BEGIN
    UPDATE people SET own_count = own_count - 1 WHERE key = OLD.person_key;
    UPDATE people SET own_count = own_count + 1 WHERE key = NEW.person_key;
  END;
  `,
];
