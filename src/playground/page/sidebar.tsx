import type { JSX } from 'preact';
import type { OfferedCommand } from '../protocol.ts';
import { AskerAvatar, Avatar } from './icons.tsx';

interface SidebarProps {
  readonly commands: readonly OfferedCommand[];
  /** Opens a command in the message box. */
  readonly open: (command: string) => void;
}

/** Draws the columns left of the channel: the server, its channel, and the commands to click. */
export function Sidebar({ commands, open }: SidebarProps): JSX.Element {
  return (
    <>
      <div class="rail" aria-hidden="true">
        <span class="server">
          <Avatar size={48} />
        </span>
      </div>
      <nav class="sidebar" aria-label="Channel and commands">
        <p class="server-name">Soundbite playground</p>
        <p class="category">Text channels</p>
        <p class="channel-name" aria-current="page">
          <span class="hash" aria-hidden="true">
            #
          </span>{' '}
          who-said-what
        </p>
        <p class="category">Commands</p>
        <ul>
          {commands.map(({ name, description }) => (
            <li key={name}>
              <button type="button" title={description} onClick={() => open(name)}>
                /{name}
              </button>
            </li>
          ))}
        </ul>
        <div class="asker-panel">
          <AskerAvatar size={32} />
          <div>
            <b>You</b>
            <small>May manage the server</small>
          </div>
        </div>
      </nav>
    </>
  );
}
