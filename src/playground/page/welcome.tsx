import type { JSX } from 'preact';
import { BotMessage } from './exchange-message.tsx';

interface WelcomeProps {
  readonly at: Date;
  readonly examples: readonly string[];
  readonly ask: (question: string) => void;
}

/** Draws the beginning of the channel and the bot's first message, with questions to click. */
export function Welcome({ at, examples, ask }: WelcomeProps): JSX.Element {
  return (
    <>
      <div class="beginning">
        <div class="big-hash" aria-hidden="true">
          #
        </div>
        <h2>Welcome to #who-said-what!</h2>
        <p>This is the start of the #who-said-what channel. It lives on this computer only.</p>
      </div>
      <div class="date-line">
        <span>{new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(at)}</span>
      </div>
      <BotMessage at={at}>
        <div class="markdown">
          <p>
            Hello! Ask me <strong>who said what</strong> in entertainment news, and I answer with the exact
            words, the speaker and a link that opens the story at that very sentence.
          </p>
          <p>
            Just type a question, or type <code>/</code> to see everything I can do.
            {examples.length > 0 && ' You could begin with one of these:'}
          </p>
        </div>
        <div class="row">
          {examples.map((question) => (
            <button key={question} type="button" class="button secondary" onClick={() => ask(question)}>
              {question}
            </button>
          ))}
        </div>
      </BotMessage>
    </>
  );
}
