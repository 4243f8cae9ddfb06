import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Greeting, Reply } from '../protocol.ts';
import { api } from './api.ts';
import { Composer, type ComposerHandle } from './composer.tsx';
import { type ComposedRequest, composeRequest } from './composer-state.ts';
import type { Exchange, Outcome } from './exchange.ts';
import { ExchangeMessage } from './exchange-message.tsx';
import { Sidebar } from './sidebar.tsx';
import { Welcome } from './welcome.tsx';

/** The whole page: a server with one channel in which Soundbite answers. */
export function App({ greeting }: { greeting: Greeting }): JSX.Element {
  const { commands, examples } = greeting;
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [openedAt] = useState(() => new Date());
  const composer = useRef<ComposerHandle>(null);
  const log = useRef<HTMLDivElement>(null);
  useTypingAnywhere(() => composer.current?.focus());
  useFollowing(log, exchanges);

  function update(id: number, changed: Partial<Exchange>): void {
    setExchanges((all) =>
      all.map((exchange) => (exchange.id === id ? { ...exchange, ...changed } : exchange)),
    );
  }

  async function settle(id: number, reply: Promise<Reply>): Promise<void> {
    const outcome: Outcome = await reply.then(
      (answered) => ({ kind: 'answered', reply: answered }),
      (error: unknown) => ({
        kind: 'failed',
        reason: error instanceof Error ? error.message : String(error),
      }),
    );
    update(id, { outcome, pressing: false });
  }

  function ask(asked: ComposedRequest): void {
    const id = exchangeId();
    const outcome: Outcome = { kind: 'thinking' };
    setExchanges((all) => [...all, { id, asked, askedAt: new Date(), outcome, pressing: false }]);
    void settle(id, api.run(asked.request));
  }

  function press(id: number, customId: string): void {
    update(id, { pressing: true });
    void settle(id, api.press({ customId }));
  }

  function askExample(text: string): void {
    const composed = composeRequest({ kind: 'plain', text }, commands);
    if (composed?.kind === 'request') ask(composed);
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
              press={(customId) => press(exchange.id, customId)}
              dismiss={() => setExchanges((all) => all.filter(({ id }) => id !== exchange.id))}
              reopen={() => composer.current?.open(exchange.asked.request.command, exchange.asked.fields)}
            />
          ))}
        </div>
        <Composer commands={commands} send={ask} handle={composer} />
      </main>
    </div>
  );
}

let lastId = 0;
function exchangeId(): number {
  lastId += 1;
  return lastId;
}

/** Brings the focus to the message box when somebody begins to type with the focus nowhere, as in Discord. */
function useTypingAnywhere(focus: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isNowhere = document.activeElement === document.body || document.activeElement?.role === 'log';
      const isTyping = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isNowhere && isTyping && event.key !== ' ') focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

/** Keeps the newest message in sight: its end, or its beginning where it is taller than the channel. */
function useFollowing(log: { current: HTMLElement | null }, exchanges: readonly Exchange[]): void {
  const newest = exchanges.at(-1);
  const count = exchanges.length;
  const kind = newest?.outcome.kind;
  useLayoutEffect(() => {
    const last = log.current?.lastElementChild;
    if (last == null || log.current === null || count === 0) return;
    const isTaller = last.clientHeight > log.current.clientHeight;
    last.scrollIntoView({ block: isTaller ? 'start' : 'end' });
  }, [count, kind]);
}
