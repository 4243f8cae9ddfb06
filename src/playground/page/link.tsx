import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';

/** The addresses of invented stories, each with the local page that shows the story. */
export const LocalPages = createContext<Readonly<Record<string, string>>>({});

interface LinkProps {
  readonly address: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/**
 * Draws a link that opens in a new tab. The address of an invented story leads to the local page of that story, at
 * the same sentence, and says so in its tooltip.
 */
export function Link({ address, children, ...rest }: LinkProps): JSX.Element {
  const localPages = useContext(LocalPages);
  const [page = '', ...fragment] = address.split('#');
  const local = localPages[page];
  if (!/^https?:\/\//i.test(address)) return <span {...rest}>{children}</span>;
  const href = local === undefined ? address : [local, ...fragment].join('#');
  const title =
    local === undefined ? address : `${address}\n(an invented sample story: it opens here, locally)`;
  return (
    <a {...rest} href={href} title={title} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
