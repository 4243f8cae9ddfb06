import type { Page } from '../domain.ts';
import type { UserError } from '../errors.ts';

/** What one input, or one part of it, gave: a page, or the reason why there is none. */
export type InputItem =
  | { readonly kind: 'page'; readonly input: string; readonly page: Page }
  /** `skipped` was never meant to be a story: a hidden file, a picture in a folder. `problem` was. */
  | { readonly kind: 'problem' | 'skipped'; readonly input: string; readonly error: UserError };
