import { composeUnknownOutlet, cutText } from '../src/card/index.ts';
import type { Card } from '../src/domain.ts';
import type { Choice, CommandOption, Desk, Request } from './command.ts';
import { readText, textOption } from './options.ts';
import { CHOICE_COUNT_MAX, CHOICE_LENGTH_MAX } from './suggest.ts';

/** Makes the option that names an outlet: a choice that was offered, or any name typed. */
export const outletOption = (description: string): CommandOption =>
  textOption('outlet', description, { suggests: true });

/** Offers the outlets whose names begin so. */
export async function suggestOutlets(typed: string, desk: Desk): Promise<readonly Choice[]> {
  const outlets = await desk.library.completeOutlet(typed.trim(), CHOICE_COUNT_MAX);
  return outlets.map((outlet) => {
    const name = cutText(outlet, CHOICE_LENGTH_MAX);
    return { name, value: name };
  });
}

/**
 * Finds the outlet that the option means: the one of that name, or the only one whose name begins so; null where the
 * option is not given. Where there is none, or are several, gives the card that asks.
 */
export async function findOutlet(
  request: Request,
  option: CommandOption,
  { library }: Desk,
): Promise<string | Card | null> {
  const typed = readText(request, option);
  if (typed === null) return null;
  const filters = { personIds: [], outlet: typed, since: null, until: null };
  const { hits } = await library.latest(filters, 1, 0);
  const [known] = hits;
  // As it is printed, however it was typed.
  if (known !== undefined) return known.outlet ?? typed;
  const begun = await library.completeOutlet(typed, OFFERED_COUNT);
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return only;
  const near = await library.nearOutlets(nameSite(typed), OFFERED_COUNT);
  const likely = [...new Set([...begun, ...near.map(({ outlet }) => outlet)])].slice(0, OFFERED_COUNT);
  const isNear = likely.length > 0;
  return composeUnknownOutlet(typed, {
    outlets: isNear ? likely : await library.completeOutlet('', OFFERED_COUNT),
    isNear,
    requestFor: (outlet) => ({
      command: request.command,
      options: { ...request.options, [option.name]: outlet },
      page: 0,
    }),
  });
}

/** Takes from a host the site's name, for outlets are known here by their names: `daily-crumb` of `www.daily-crumb.co.uk`. */
const nameSite = (typed: string) =>
  /^[^\s/]+\.[^\s/.]+$/.test(typed)
    ? typed
        .replace(/^www\./i, '')
        .replace(/(?:\.[a-z]{2,3})?\.[^.]+$/i, '')
        .replaceAll('.', ' ')
    : typed;

/** One row of buttons. */
const OFFERED_COUNT = 5;
