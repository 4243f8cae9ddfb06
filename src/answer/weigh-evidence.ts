/**
 * What speaks for a quotation as the answer to what a question is about, and what against it: numbers by name, none far
 * from 0 to 3. The weights of `data/weights/answers.json` speak of them by these names.
 */
export type Evidence = Readonly<Record<string, number>>;

/** What each piece of evidence weighs, by its name; what is not named weighs nothing. */
export type EvidenceWeights = Readonly<Record<string, number>>;

/** Adds up what evidence weighs: the log odds that a quotation answers, rather than that nothing does. */
export function weighEvidence(evidence: Evidence, weights: EvidenceWeights): number {
  let sum = 0;
  for (const [name, amount] of Object.entries(evidence))
    if (Object.hasOwn(weights, name)) sum += (weights[name] ?? 0) * amount;
  return sum;
}
