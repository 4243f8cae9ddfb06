const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

const dayForm = /\/(?<year>(?:19|20)\d{2})[/-](?<month>\d{1,2}|[a-z]{3,9})[/-](?<day>\d{1,2})(?=[/_-]|$)/i;

/** Reads the day that many outlets put into a story's address, `/2023/10/03/` or `/2023/oct/03/`; null without one. */
export function readAddressDay(address: string | null): string | null {
  const path = address !== null && URL.canParse(address) ? new URL(address).pathname : '';
  const parts = dayForm.exec(path)?.groups;
  if (parts === undefined) return null;
  const printed = (parts['month'] ?? '').toLowerCase();
  const named = months.findIndex((month) => printed.length > 2 && month.startsWith(printed)) + 1;
  const month = named || Number(printed);
  return month >= 1 && month <= 12 ? `${parts['year']}-${pad(month)}-${pad(Number(parts['day']))}` : null;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
