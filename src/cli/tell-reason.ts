/** Gives a reason with the input that it is of, unless it says so itself, as “Line 3 of stories.jsonl” does. */
export function tellReason(reason: string, input: string): string {
  const [whole = input] = input.split(/(?=:\d+$)/);
  return reason.includes(whole) ? reason : `${input}: ${reason}`;
}
