/**
 * The fields of an index, each word of a story standing in one of them: of a quotation its words and what stands around
 * them in their paragraphs, of the story its headline, its first paragraph, and the prose that no quotation stands in.
 */
export const fields = ['words', 'passage', 'headline', 'lead', 'body'] as const;
export type Field = (typeof fields)[number];

/** What a document is: a quotation, or what else its story says. */
export type DocumentKind = 'quotation' | 'story';

export const kindOfField: Readonly<Record<Field, DocumentKind>> = {
  words: 'quotation',
  passage: 'quotation',
  headline: 'story',
  lead: 'story',
  body: 'story',
};

/** A value for each field. */
export type ByField<T> = Readonly<Record<Field, T>>;

/** Makes a value for each field. */
export function mapFields<T>(make: (field: Field) => T): Record<Field, T> {
  return Object.fromEntries(fields.map((field) => [field, make(field)])) as Record<Field, T>;
}
