import { useRef, useState } from 'preact/hooks';
import { api } from './api.ts';
import type { ComposedRequest } from './composer-state.ts';
import type { Exchange, Outcome } from './exchange.ts';

/** The messages of the channel, and what can be done about them. */
export interface Exchanges {
  readonly exchanges: readonly Exchange[];
  ask(asked: ComposedRequest): Promise<void>;
  /** Sends a pressed button's custom id; its answer replaces the message, unless it is one of its own. */
  press(exchange: Exchange, customId: string): Promise<void>;
  dismiss(exchange: Exchange): void;
}

/** Keeps the messages of the channel: they live as long as the page. */
export function useExchanges(): Exchanges {
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const lastId = useRef(0);

  function add(asked: ComposedRequest, outcome: Outcome): number {
    lastId.current += 1;
    const id = lastId.current;
    const exchange = { id, asked, askedAt: new Date(), outcome, pressing: false, pressFault: null };
    setExchanges((all) => [...all, exchange]);
    return id;
  }

  function update(id: number, changed: Partial<Exchange>): void {
    setExchanges((all) =>
      all.map((exchange) => (exchange.id === id ? { ...exchange, ...changed } : exchange)),
    );
  }

  return {
    exchanges,

    async ask(asked) {
      const id = add(asked, { kind: 'thinking' });
      try {
        update(id, { outcome: { kind: 'answered', reply: await api.run(asked.request) } });
      } catch (error) {
        update(id, { outcome: { kind: 'failed', reason: messageOf(error) } });
      }
    },

    async press({ id, asked, pressing, outcome }, customId) {
      if (pressing) return;
      // An edit never makes a private message public.
      const isPrivate = outcome.kind === 'answered' && outcome.reply.private;
      update(id, { pressing: true, pressFault: null });
      try {
        const reply = await api.press({ customId });
        if (reply.place === 'new') add(asked, { kind: 'answered', reply });
        else update(id, { outcome: { kind: 'answered', reply: { ...reply, private: isPrivate } } });
      } catch (error) {
        update(id, { pressFault: messageOf(error) });
      }
      update(id, { pressing: false });
    },

    dismiss({ id }) {
      setExchanges((all) => all.filter((exchange) => exchange.id !== id));
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
