import type { Site } from '../scene.ts';

/** Whether a line is all quotation. */
export function isAllRun({ paragraph, at }: Site): boolean {
  return (
    paragraph.tokens.length < 12 &&
    paragraph.tokens.every(({ kind }, index) => index === at || kind === 'mark')
  );
}
