/** What one part of a page (JSON-LD, meta elements, the visible page) says of its story; every field may lack. */
export interface Claims {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  /** As printed; may turn out to be no date. */
  readonly published: string | null;
  readonly canonical: string | null;
}
