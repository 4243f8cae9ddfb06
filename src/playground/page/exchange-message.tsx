import type { ComponentChildren, JSX } from 'preact';
import { Components, type Press } from './components.tsx';
import { describeFields, describeRequest, type Exchange } from './exchange.ts';
import { formatTimestamp } from './format-timestamp.ts';
import { AskerAvatar, Avatar, EyeIcon } from './icons.tsx';
import { LocalPages } from './link.tsx';

interface ExchangeMessageProps {
  readonly exchange: Exchange;
  readonly press: Press;
  readonly dismiss: () => void;
  /** Puts the command back into the message box. */
  readonly reopen: () => void;
}

/** Draws the bot's answer to one command, below the line that says who used which. */
export function ExchangeMessage({ exchange, press, dismiss, reopen }: ExchangeMessageProps): JSX.Element {
  const { asked, outcome } = exchange;
  const isPrivate = outcome.kind === 'answered' && outcome.reply.private;
  return (
    <BotMessage
      at={exchange.askedAt}
      className={isPrivate ? 'private' : ''}
      usage={
        <div class="usage">
          <AskerAvatar size={16} /> <span class="asker">You</span> used{' '}
          <button type="button" class="command-name" title={describeRequest(asked)} onClick={reopen}>
            /{asked.request.command}
          </button>
          <span class="typed">{describeFields(asked)}</span>
        </div>
      }
    >
      <div class="body" aria-busy={outcome.kind === 'thinking' || exchange.pressing}>
        <OutcomeBody outcome={outcome} press={press} />
      </div>
      {exchange.pressFault !== null && <Failure reason={exchange.pressFault} />}
      {isPrivate && (
        <p class="private-line">
          <EyeIcon /> Only you can see this ·{' '}
          <button type="button" class="dismiss" onClick={dismiss}>
            Dismiss message
          </button>
        </p>
      )}
    </BotMessage>
  );
}

interface BotMessageProps {
  readonly at: Date;
  readonly className?: string;
  readonly usage?: JSX.Element;
  readonly children: ComponentChildren;
}

/** Draws a message of the bot: its face, name and time, and what it says. */
export function BotMessage({ at, className = '', usage, children }: BotMessageProps): JSX.Element {
  const seconds = at.getTime() / 1000;
  return (
    <article class={`message ${className}`}>
      {usage}
      <Avatar size={40} />
      <div class="content">
        <header>
          <span class="author">Soundbite</span> <span class="badge">APP</span>{' '}
          <time dateTime={at.toISOString()}>{formatTimestamp(seconds, 't', { now: at })}</time>
        </header>
        {children}
      </div>
    </article>
  );
}

function OutcomeBody({ outcome, press }: { outcome: Exchange['outcome']; press: Press }): JSX.Element {
  switch (outcome.kind) {
    case 'thinking':
      return (
        <p class="thinking">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>{' '}
          Soundbite is thinking…
        </p>
      );
    case 'failed':
      return <Failure reason={outcome.reason} />;
    case 'answered':
      return (
        <LocalPages.Provider value={outcome.reply.localPages}>
          <Components of={outcome.reply.message.components ?? []} press={press} />
        </LocalPages.Provider>
      );
  }
}

function Failure({ reason }: { reason: string }): JSX.Element {
  return (
    <p class="failed" role="alert">
      {reason}
    </p>
  );
}
