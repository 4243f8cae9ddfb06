import { foldName } from '../../../words/index.ts';
import { readChange } from '../record/change-clock.ts';
import type { RecordFile } from '../record/record-file.ts';

interface Outlet {
  readonly name: string;
  readonly folded: string;
}

/** Knows the outlets of all stories, the one with the most stories first; read again only when the record has changed. */
export class OutletList {
  #outlets: readonly Outlet[] = [];
  #change = 0;

  catchUp(record: RecordFile): void {
    const change = readChange(record);
    if (change === this.#change) return;
    this.#outlets = record.all<Outlet>(
      // Counted in the index alone, and written as in the newest story: to read every story would take long.
      `SELECT folded, (
         SELECT outlet FROM stories WHERE outlet_folded = folded ORDER BY published_ms DESC, key DESC LIMIT 1
       ) AS name
       FROM (SELECT outlet_folded AS folded, COUNT(*) AS count FROM stories
             WHERE outlet_folded IS NOT NULL GROUP BY outlet_folded)
       ORDER BY count DESC, folded`,
    );
    this.#change = change;
  }

  /** Completes an outlet's name by the beginning of any word of it. */
  complete(typed: string, limit: number): string[] {
    const wanted = ` ${foldName(typed)}`;
    return this.#outlets
      .filter(({ folded }) => ` ${folded}`.includes(wanted))
      .slice(0, limit)
      .map(({ name }) => name);
  }
}
