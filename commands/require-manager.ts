import { UsageError } from '../src/errors.ts';
import type { Request } from './command.ts';

/**
 * Lets through who may change the library.
 *
 * @param deed What they want to do, such as "add stories".
 * @throws UsageError for anybody else.
 */
export function requireManager({ asker }: Request, deed: string): void {
  if (!asker.mayManage) {
    throw new UsageError(`Only members who may manage the server can ${deed}. Ask one of them to.`);
  }
}
