import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Greeting } from '../protocol.ts';
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

  function add(asked: ComposedRequest, outcome: Outcome): number {
    const id = exchangeId();
    const exchange = { id, asked, askedAt: new Date(), outcome, pressing: false, pressFault: null };
    setExchanges((all) => [...all, exchange]);
    return id;
  }

  async function ask(asked: ComposedRequest): Promise<void> {
    const id = add(asked, { kind: 'thinking' });
    try {
      update(id, { outcome: { kind: 'answered', reply: await api.run(asked.request) } });
    } catch (error) {
      update(id, { outcome: { kind: 'failed', reason: messageOf(error) } });
    }
  }

  async function press({ id, asked, pressing, outcome: before }: Exchange, customId: string): Promise<void> {
    if (pressing) return;
    // An edit never makes a private message public.
    const isPrivate = before.kind === 'answered' && before.reply.private;
    update(id, { pressing: true, pressFault: null });
    try {
      const reply = await api.press({ customId });
      if (reply.place === 'new') add(asked, { kind: 'answered', reply });
      else update(id, { outcome: { kind: 'answered', reply: { ...reply, private: isPrivate } } });
    } catch (error) {
      update(id, { pressFault: messageOf(error) });
    }
    update(id, { pressing: false });
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
              press={(customId) => press(exchange, customId)}
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
