import type { JSX } from 'preact';
import type { ActionRow, Button, Component, Container, Section, Separator } from '../message.ts';
import { LaunchIcon } from './icons.tsx';
import { Link } from './link.tsx';
import { Markdown } from './markdown.tsx';

/** What pressing a button does: its custom id is sent to the bot. */
export type Press = (customId: string) => void;

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
    case 14:
      return <Rule {...component} />;
    case 17:
      return <ContainerBox component={component} press={press} />;
    default:
      return <Unknown {...component} />;
  }
}

function ContainerBox({ component, press }: Drawn<Container>): JSX.Element {
  const color = component.accent_color;
  const accent = color == null ? undefined : `#${color.toString(16).padStart(6, '0')}`;
  return (
    <div class="container" style={accent && { '--accent': accent }}>
      <Components of={component.components} press={press} />
    </div>
  );
}

function SectionBox({ component, press }: Drawn<Section>): JSX.Element {
  return (
    <div class="section">
      <div class="section-text">
        <Components of={component.components} press={press} />
      </div>
      <DrawnComponent component={component.accessory} press={press} />
    </div>
  );
}

function Row({ component, press }: Drawn<ActionRow>): JSX.Element {
  return (
    <div class="row">
      <Components of={component.components} press={press} />
    </div>
  );
}

function Rule({ divider = true, spacing = 1 }: Separator): JSX.Element {
  return <hr class={`${divider ? 'line' : 'gap'} ${spacing === 2 ? 'large' : 'small'}`} />;
}

const styles: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' };

function PressButton({ component, press }: Drawn<Button>): JSX.Element {
  const { custom_id: customId, url } = component;
  if (url !== undefined) {
    return (
      <Link address={url} class="button secondary">
        {component.label}
        <LaunchIcon />
      </Link>
    );
  }
  return (
    <button
      type="button"
      class={`button ${styles[component.style] ?? 'secondary'}`}
      disabled={component.disabled === true}
      onClick={() => customId !== undefined && press(customId)}
    >
      {component.label}
    </button>
  );
}

/** Says that a component is there which the page cannot draw, rather than leaving it out. */
function Unknown({ type }: { type?: number }): JSX.Element {
  return <p class="unknown">The playground cannot draw this part (component type {type}). Discord can.</p>;
}
