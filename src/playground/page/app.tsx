import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Greeting } from '../protocol.ts';
import { Composer, type ComposerHandle } from './composer.tsx';
import { composeRequest } from './composer-state.ts';
import { ExchangeMessage } from './exchange-message.tsx';
import { Sidebar } from './sidebar.tsx';
import { useExchanges } from './use-exchanges.ts';
import { useFollowing } from './use-following.ts';
import { useTypingAnywhere } from './use-typing-anywhere.ts';
import { Welcome } from './welcome.tsx';

/** The whole page: a server with one channel in which Soundbite answers. */
export function App({ greeting: { commands, examples } }: { greeting: Greeting }): JSX.Element {
  const { exchanges, ask, press, dismiss } = useExchanges();
  const [openedAt] = useState(() => new Date());
  const composer = useRef<ComposerHandle>(null);
  const log = useRef<HTMLDivElement>(null);
  useFollowing(log, exchanges);
  useTypingAnywhere(() => composer.current?.focus());

  function askExample(text: string): void {
    const composed = composeRequest({ kind: 'plain', text }, commands);
    if (composed?.kind === 'request') void ask(composed);
    composer.current?.focus();
  }

  return (
    <div class="app">
      <Sidebar commands={commands} open={(command) => composer.current?.open(command)} />
      <main class="channel">
        <header class="channel-header">
          <h1>
            <span class="hash" aria-hidden="true">
              #
            </span>{' '}
            who-said-what
          </h1>
          <p>Soundbite, in a local page that looks like Discord</p>
        </header>
        <div class="log" role="log" aria-label="Messages" ref={log}>
          <Welcome at={openedAt} examples={examples} ask={askExample} />
          {exchanges.map((exchange) => (
            <ExchangeMessage
              key={exchange.id}
              exchange={exchange}
              press={(customId) => void press(exchange, customId)}
              dismiss={() => dismiss(exchange)}
              reopen={() => composer.current?.open(exchange.asked.request.command, exchange.asked.fields)}
            />
          ))}
        </div>
        <Composer commands={commands} send={(composed) => void ask(composed)} handle={composer} />
      </main>
    </div>
  );
}
