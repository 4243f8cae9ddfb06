import type { CardBlock, CardButton, CommandRequest } from '../domain.ts';

/** Composes a row of buttons; nothing where there are none. */
export function composeButtons(buttons: readonly CardButton[]): readonly CardBlock[] {
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

/** Makes a button that asks a request. */
export const makeButton = (label: string, request: CommandRequest, disabled = false): CardButton => ({
  kind: 'request',
  label,
  request,
  disabled,
});
