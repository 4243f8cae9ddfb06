import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

const emptyIsAbsent = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyIsAbsent, schema.optional());

/** Several values in one setting, with blanks or commas between and around them. */
const listOf = (isOne: (value: string) => boolean, expected: string) =>
  z
    .string()
    .transform((values) => values.split(/[\s,]+/).filter((value) => value !== ''))
    .refine((values) => values.length > 0 && values.every(isOne), expected);

const environment = z.object({
  DISCORD_TOKEN: optional(z.string()),
  DISCORD_API_URL: optional(z.url({ protocol: /^https?$/ })),
  SOUNDBITE_SERVERS: optional(listOf(isServerId, 'give the ids of servers, such as 123456789012345678')),
  SOUNDBITE_LIBRARY: optional(z.string()),
  SOUNDBITE_MEMORY_MB: optional(z.coerce.number('give a number of megabytes').int().min(64)),
  SOUNDBITE_KEEP_DAYS: optional(z.coerce.number('give a number of days').int().min(1)),
  SOUNDBITE_FEEDS: optional(z.enum(['on', 'off'], 'on or off')),
  SOUNDBITE_CONTACT: optional(z.string().regex(/^[ -~]+$/, 'plain letters only, such as mail@example.com')),
  SOUNDBITE_PORTS: optional(
    listOf(isPort, 'give port numbers, such as 8080 8443').transform((ports) => ports.map(Number)),
  ),
  PORT: optional(z.coerce.number('give a number from 0 to 65535').int().min(0).max(65_535)),
  HOST: optional(z.string()),
  NO_COLOR: optional(z.string()),
  npm_lifecycle_event: optional(z.string()),
  INIT_CWD: optional(z.string()),
});

function isServerId(text: string): boolean {
  return /^\d{17,20}$/.test(text);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) <= 65_535;
}

/** Everything the environment says, read once at the door. */
export interface Config {
  /** Present: the live bot; null: the playground. */
  readonly discordToken: string | null;
  /** Another root for Discord's REST API; null for Discord's own. */
  readonly discordApiUrl: string | null;
  /** Ids of the servers whose managers may change the library; null for any server's. */
  readonly managingServers: readonly string[] | null;
  /** The library file that was asked for; null for the default under `data/`. */
  readonly libraryPath: string | null;
  /** Memory that the full-text index may take, in bytes; null for most of the machine's. */
  readonly memoryBytesMax: number | null;
  /** After how many days a story is forgotten; null for never. */
  readonly keepDays: number | null;
  /** Where a publisher reaches the operator, told to every site that is visited; null for nowhere. */
  readonly contact: string | null;
  /** Ports besides 80 and 443 on which pages may be visited. */
  readonly webPorts: readonly number[];
  /** Whether `npm start` reads the library's feeds around the clock. */
  readonly readsFeeds: boolean;
  readonly host: string;
  readonly port: number;
  /** Whether npm runs the program: then a shell stands between that does not hand signals on. */
  readonly isRunByNpm: boolean;
  /** The folder in which npm was called, from which files are meant; null when npm does not run the program. */
  readonly calledIn: string | null;
  /** Whether the terminal is to stay without colours (the convention of no-color.org). */
  readonly noColour: boolean;
}

/**
 * Reads `.env` and the environment; the only place that does.
 *
 * @throws ConfigError naming each setting that does not make sense.
 */
export function readConfig(env: NodeJS.ProcessEnv = withDotenv()): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(
      `The settings cannot be used: ${faults.join('; ')}. Mend them in .env or the environment.`,
    );
  }
  const {
    DISCORD_TOKEN,
    DISCORD_API_URL,
    SOUNDBITE_LIBRARY,
    SOUNDBITE_MEMORY_MB,
    SOUNDBITE_KEEP_DAYS,
    SOUNDBITE_CONTACT,
    PORT,
    HOST,
    NO_COLOR,
  } = parsed.data;
  return Object.freeze({
    discordToken: DISCORD_TOKEN ?? null,
    discordApiUrl: DISCORD_API_URL ?? null,
    managingServers: parsed.data.SOUNDBITE_SERVERS ?? null,
    libraryPath: SOUNDBITE_LIBRARY ?? null,
    keepDays: SOUNDBITE_KEEP_DAYS ?? null,
    memoryBytesMax: SOUNDBITE_MEMORY_MB === undefined ? null : SOUNDBITE_MEMORY_MB * 1e6,
    contact: SOUNDBITE_CONTACT ?? null,
    webPorts: parsed.data.SOUNDBITE_PORTS ?? [],
    readsFeeds: parsed.data.SOUNDBITE_FEEDS !== 'off',
    host: HOST ?? '127.0.0.1',
    port: PORT ?? 4040,
    isRunByNpm: parsed.data.npm_lifecycle_event !== undefined,
    calledIn: parsed.data.INIT_CWD ?? null,
    noColour: NO_COLOR !== undefined,
  });
}

function withDotenv(): NodeJS.ProcessEnv {
  readDotenv({ quiet: true });
  return process.env;
}
