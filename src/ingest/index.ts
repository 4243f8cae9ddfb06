/** The room's door: whatever holds stories, read on all cores and kept, so that it can be cut off and gone on with. */
export { ingest } from './ingest.ts';
export { type IngestRun, openRun } from './open-run.ts';
export type { InputOutcome } from './outcome.ts';
