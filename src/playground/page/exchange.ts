import type { Reply } from '../protocol.ts';
import type { ComposedRequest } from './composer-state.ts';

/** A command that was used and what came of it: one message in the channel. */
export interface Exchange {
  readonly id: number;
  readonly asked: ComposedRequest;
  readonly askedAt: Date;
  readonly outcome: Outcome;
  /** Whether a button was pressed whose answer is still awaited. */
  readonly pressing: boolean;
  /** Why the last press led to nothing; null otherwise. */
  readonly pressFault: string | null;
}

export type Outcome =
  | { readonly kind: 'thinking' }
  | { readonly kind: 'answered'; readonly reply: Reply }
  | { readonly kind: 'failed'; readonly reason: string };

/** Writes a command as it was typed: `/quotes person: Delphine Marlowe`. */
export function describeRequest(asked: ComposedRequest): string {
  return `/${asked.request.command} ${describeFields(asked)}`.trim();
}

/** Writes what was typed into a command's options: `person: Delphine Marlowe`; a lone required one needs no name. */
export function describeFields({ fields }: ComposedRequest): string {
  const [only, ...others] = fields;
  if (only?.option.required === true && others.length === 0) return only.typed;
  return fields.map(({ option, typed }) => `${option.name}: ${typed}`).join(' ');
}
