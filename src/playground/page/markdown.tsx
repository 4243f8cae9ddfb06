import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatTimestamp } from './format-timestamp.ts';
import { Link } from './link.tsx';
import { type MarkdownNode, parseMarkdown } from './parse-markdown.ts';

/** Draws Discord Markdown. Every word of it becomes a text node. */
export function Markdown({ source }: { source: string }): JSX.Element {
  return (
    <div class="markdown">
      <Nodes nodes={parseMarkdown(source)} />
    </div>
  );
}

const headings = ['h1', 'h2', 'h3'] as const;

function Nodes({ nodes }: { nodes: readonly MarkdownNode[] }): JSX.Element {
  return (
    <>
      {nodes.map((node, index) => (
        <Node key={index} node={node} />
      ))}
    </>
  );
}

function Node({ node }: { node: MarkdownNode }): ComponentChildren {
  switch (node.type) {
    case 'text':
      return textOf(node);
    case 'br':
    case 'newline':
      return <br />;
    case 'strong':
      return <strong>{inside(node)}</strong>;
    case 'em':
      return <em>{inside(node)}</em>;
    case 'underline':
      return <u>{inside(node)}</u>;
    case 'strikethrough':
      return <s>{inside(node)}</s>;
    case 'inlineCode':
      return <code>{textOf(node)}</code>;
    case 'codeBlock':
      return (
        <pre>
          <code>{textOf(node)}</code>
        </pre>
      );
    case 'spoiler':
      return <Spoiler>{inside(node)}</Spoiler>;
    case 'blockQuote':
      return <blockquote>{inside(node)}</blockquote>;
    case 'heading': {
      // Discord's sizes, below the page's own headings in the outline.
      const Heading = headings[(node.level ?? 1) - 1] ?? 'h3';
      return <Heading>{inside(node)}</Heading>;
    }
    case 'subtext':
      return <small class="subtext">{inside(node)}</small>;
    case 'list':
      return <List node={node} />;
    case 'link':
    case 'url':
    case 'autolink':
      return <Link address={node.target ?? ''}>{inside(node)}</Link>;
    case 'timestamp':
      return <Timestamp seconds={Number(node.timestamp)} style={node.format ?? 'f'} />;
    case 'twemoji':
      return node.name;
    case 'emoji':
      return `:${node.name}:`;
    default:
      // What is left are mentions: of people, roles, channels and commands that do not exist here.
      return <span class="mention">@{node.type}</span>;
  }
}

function inside(node: MarkdownNode): ComponentChildren {
  return typeof node.content === 'string' ? node.content : <Nodes nodes={trimBreaks(node.content ?? [])} />;
}

function textOf(node: MarkdownNode): string {
  return typeof node.content === 'string' ? node.content : '';
}

/** Drops the line break that the parser leaves at the end of a block. */
function trimBreaks(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  const last = nodes.findLastIndex(({ type }) => type !== 'br' && type !== 'newline');
  return nodes.slice(0, last + 1);
}

function List({ node }: { node: MarkdownNode }): JSX.Element {
  const items = (node.items ?? []).map((item, index) => (
    <li key={index}>
      <Nodes nodes={trimBreaks(item)} />
    </li>
  ));
  return node.ordered ? <ol start={node.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
}

function Spoiler({ children }: { children: ComponentChildren }): JSX.Element {
  const [shown, setShown] = useState(false);
  if (shown) return <span class="spoiler">{children}</span>;
  return (
    <button type="button" class="spoiler hidden" aria-label="Spoiler: show" onClick={() => setShown(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

function Timestamp({ seconds, style }: { seconds: number; style: string }): ComponentChildren {
  const now = new Date();
  const shown = formatTimestamp(seconds, style, { now });
  if (shown === null) return 'Invalid Date';
  return (
    <time
      dateTime={new Date(seconds * 1000).toISOString()}
      title={formatTimestamp(seconds, 'F', { now }) ?? ''}
    >
      {shown}
    </time>
  );
}
