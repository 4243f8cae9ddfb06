import { parse } from 'discord-markdown-parser';

interface Node {
  readonly type: string;
  readonly content?: unknown;
  readonly name?: unknown;
  readonly timestamp?: unknown;
}

/** Gives what stands on the screen for Discord Markdown: formatting gone, words left, times as `{seconds}`. */
export function readVisibleText(markdown: string): string {
  return flatten(parse(markdown, 'extended') as readonly Node[]);
}

function flatten(nodes: readonly Node[]): string {
  return nodes.map(readNode).join('');
}

function readNode({ type, content, name, timestamp }: Node): string {
  if (type === 'br') return '\n';
  if (type === 'twemoji') return String(name);
  if (type === 'timestamp') return `{${timestamp}}`;
  const words = Array.isArray(content) ? flatten(content) : String(content);
  return type === 'heading' || type === 'subtext' ? `${words}\n` : words;
}
