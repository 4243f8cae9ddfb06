/** Takes out of a reason what is of its input alone: addresses, file names, what it says, numbers. */
export function levelReason(reason: string, input: string): string {
  return reason
    .replaceAll(input, '…')
    .replace(/“[^”]*”/g, '“…”')
    .replace(/https?:\/\/\S+/g, '…')
    .replace(/\S*[/\\]\S*/g, '…')
    .replace(/\d+/g, '#');
}
