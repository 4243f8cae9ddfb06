import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
} from 'discord.js';
import { DiscordError } from '../errors.ts';

const TOKEN_REFUSED =
  'Discord refused the bot token. Copy it anew from https://discord.com/developers/applications ' +
  '(your application, Bot, Reset Token) into DISCORD_TOKEN, then start again.';

const INTENTS_REFUSED =
  'Discord refused the intents, though Soundbite asks for none. Check that DISCORD_API_URL, if set, names a faithful ' +
  'proxy of Discord, then start again.';

/** Explains in one line why the bot could not start, and what to do. */
export function explainStartFailure(error: unknown, apiUrl: string | null): DiscordError {
  if (error instanceof DiscordError) return error;
  return new DiscordError(wordStartFailure(error, apiUrl ?? 'https://discord.com/api'), { cause: error });
}

function wordStartFailure(error: unknown, apiUrl: string): string {
  if (isTokenRefusal(error)) return TOKEN_REFUSED;
  if (error instanceof Error && /disallowed intents|invalid intents/i.test(error.message))
    return INTENTS_REFUSED;
  const network = readNetworkCode(error);
  if (network !== null) {
    return (
      `Discord could not be reached at ${apiUrl} (${network}). ` +
      'Check the network connection, and DISCORD_API_URL if it is set, then start again.'
    );
  }
  if (error instanceof HTTPError || error instanceof DiscordAPIError) {
    return (
      `Discord answered ${error.status} at ${error.url}: ${error.message}. ` +
      'See https://discordstatus.com, and check DISCORD_API_URL if it is set; then start again.'
    );
  }
  if (error instanceof Error && /not enough sessions/i.test(error.message)) {
    return `Discord allows this bot no more starts for now (${error.message}). Wait until then and start again.`;
  }
  if (error instanceof TypeError) {
    return `What answers at ${apiUrl} is not Discord's API. Check DISCORD_API_URL, then start again.`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The bot could not be started: ${reason}. Check DISCORD_TOKEN and DISCORD_API_URL, then start again.`;
}

/** Explains in one line why Discord shut the running bot out for good, and what to do. */
export function explainClosing(code: number): DiscordError {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new DiscordError(TOKEN_REFUSED);
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return new DiscordError(INTENTS_REFUSED);
    default:
      return new DiscordError(`Discord closed the connection for good (code ${code}). Start the bot again.`);
  }
}

function isTokenRefusal(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  if (error instanceof DiscordAPIError) return error.status === 401;
  // A token with characters that no header may carry never reaches Discord.
  return error instanceof Error && /authentication failed|invalid authorization header/i.test(error.message);
}

/** Gives the system's code of a failed connection, such as `ECONNREFUSED`, wherever it hides among the causes. */
function readNetworkCode(error: unknown): string | null {
  if (error instanceof AggregateError) return readNetworkCode(error.errors[0]);
  if (!(error instanceof Error)) return null;
  if (error.name === 'AbortError') return 'timed out';
  if (
    'code' in error &&
    typeof error.code === 'string' &&
    /^(E(?!RR_)[A-Z]|UND_ERR_|ERR_TLS|ERR_INVALID_URL)|CERT/.test(error.code)
  ) {
    return error.code;
  }
  return readNetworkCode(error.cause);
}
