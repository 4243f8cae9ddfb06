/** What was fetched or read, before anything is understood of it. */
export type Page = {
  /** The input's own id, else the file's name without ending; null for addresses. */
  readonly id: string | null;
  /** The address after redirects, or null for a file without one. */
  readonly url: string | null;
} & (
  | { readonly kind: 'text'; readonly body: string }
  /** `furtherPages` are those of the same article, in order, where it is printed on several. */
  | { readonly kind: 'html'; readonly body: string; readonly furtherPages?: readonly string[] }
  | { readonly kind: 'record'; readonly record: StoryRecord }
);

/** A story as a file or an archive line gives it, its shape checked but nothing understood yet. */
export interface StoryRecord {
  readonly outlet: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  /** The printed lines; noise among them still counts, so that a `Span` keeps the input's own numbering. */
  readonly paragraphs: readonly string[];
}
