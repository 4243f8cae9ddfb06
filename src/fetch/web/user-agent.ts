import packageJson from '../../../package.json' with { type: 'json' };

/** The name that robots.txt files may address. */
export const ROBOT_NAME = 'Soundbite';

/** Composes the User-Agent: what visits, in which version, why, and whom to write to. */
export function composeUserAgent(contact: string | null): string {
  const purpose = 'quotes entertainment news with a link to the story';
  // Anything but printable ASCII would be refused as a header.
  const printable = (contact ?? '').replace(/[^\x20-\x7e]|[()]/g, '').trim();
  return `${ROBOT_NAME}/${packageJson.version} (${purpose}${printable ? `; +${printable}` : ''})`;
}
