import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type {
  DiscordActionRow,
  DiscordBlock,
  DiscordButton,
  DiscordContainer,
  DiscordSection,
  DiscordSeparator,
  DiscordThumbnail,
} from '../../card/index.ts';
import { LaunchIcon } from './icons.tsx';
import { Link } from './link.tsx';
import { Markdown } from './markdown.tsx';

/** What pressing a button does: its custom id is sent to the bot. */
export type Press = (customId: string) => void;

type Component = DiscordContainer | DiscordBlock | DiscordButton | DiscordThumbnail;

interface Drawn<T> {
  readonly component: T;
  readonly press: Press;
}

/** Draws Discord's message components (V2) one under another. */
export function Components({ of, press }: { of: readonly Component[]; press: Press }): JSX.Element {
  return (
    <>
      {of.map((component, index) => (
        <DrawnComponent key={index} component={component} press={press} />
      ))}
    </>
  );
}

function DrawnComponent({ component, press }: Drawn<Component>): JSX.Element {
  switch (component.type) {
    case 1:
      return <Row component={component} press={press} />;
    case 2:
      return <PressButton component={component} press={press} />;
    case 9:
      return <SectionBox component={component} press={press} />;
    case 10:
      return <Markdown source={component.content} />;
    case 11:
      return <Thumbnail {...component} />;
    case 14:
      return <Rule {...component} />;
    case 17:
      return <ContainerBox component={component} press={press} />;
    default:
      return <Unknown component={component} />;
  }
}

function ContainerBox({ component, press }: Drawn<DiscordContainer>): JSX.Element {
  const accent = `#${component.accent_color.toString(16).padStart(6, '0')}`;
  return (
    <div class="container" style={{ '--accent': accent }}>
      <Components of={component.components} press={press} />
    </div>
  );
}

function SectionBox({ component, press }: Drawn<DiscordSection>): JSX.Element {
  return (
    <div class="section">
      <div class="section-text">
        <Components of={component.components} press={press} />
      </div>
      <DrawnComponent component={component.accessory} press={press} />
    </div>
  );
}

/** The outlet is not told who looks; a picture that does not come leaves its words alone. */
function Thumbnail({ media, description }: DiscordThumbnail): JSX.Element | null {
  const [isMissing, setMissing] = useState(false);
  if (isMissing || !media.url.startsWith('https://')) return null;
  return (
    <img
      class="thumbnail"
      src={media.url}
      alt={description}
      title={description}
      loading="lazy"
      referrerpolicy="no-referrer"
      onError={() => setMissing(true)}
    />
  );
}

function Row({ component, press }: Drawn<DiscordActionRow>): JSX.Element {
  return (
    <div class="row">
      <Components of={component.components} press={press} />
    </div>
  );
}

function Rule({ divider, spacing }: DiscordSeparator): JSX.Element {
  return <hr class={`${divider ? 'ruled' : ''} ${spacing === 1 ? '' : 'large'}`} />;
}

function PressButton({ component, press }: Drawn<DiscordButton>): JSX.Element {
  if (component.style === 5) {
    return (
      <Link address={component.url} class="button">
        {component.label}
        <LaunchIcon />
      </Link>
    );
  }
  return (
    <button
      type="button"
      class="button"
      disabled={component.disabled}
      onClick={() => press(component.custom_id)}
    >
      {component.label}
    </button>
  );
}

/** Says that a component is there which the page cannot draw, rather than leaving it out. */
function Unknown({ component: { type } }: { component: { type: number } }): JSX.Element {
  return <p class="unknown">The playground cannot draw this part (component type {type}). Discord can.</p>;
}
