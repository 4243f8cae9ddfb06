import robotsParser from 'robots-parser';
import type { Clock } from '../../clock.ts';
import { FetchError } from '../../errors.ts';
import { boundAddress, boundRobots } from './bound-robots.ts';
import { explainStatus } from './explain-status.ts';
import { followRedirects, type Web } from './follow-redirects.ts';
import { readBody } from './read-body.ts';
import { ROBOT_NAME } from './user-agent.ts';

/** What hosts allow robots to visit, as their robots.txt says. */
export interface Robots {
  /**
   * Checks that a page may be visited, fetching its host's robots.txt when that is not known yet.
   *
   * @throws FetchError when the page may not be visited, or when the host cannot tell now.
   */
  check(url: URL, signal: AbortSignal): Promise<void>;
  /** Tells how long a host, as far as it is known, wants to be left alone between two visits. */
  delayMs(origin: string): number;
}

/** The part of the parser's answer that is used. */
interface Rules {
  isAllowed(url: string, robot: string): boolean | undefined;
  getCrawlDelay(robot: string): number | undefined;
}

// The package exports its function in the CommonJS way; its types say otherwise.
const parseRobots = robotsParser as unknown as (url: string, text: string) => Rules;

/** RFC 9309 asks for no longer than a day. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
/** RFC 9309 asks for at least 500 KiB to be read. */
const SIZE_BYTES_MAX = 512 * 1024;
/** A host that wants more than this between visits wants none, and should say so. */
const DELAY_MS_MAX = 5 * 60_000;
/** A host that fails to give its rules is not asked for them with each of its pages. */
const FAILED_MS = 60_000;

/** Creates the memory of robots.txt files. */
export function createRobots(web: Web, clock: Clock): Robots {
  const known = new Map<string, { readonly rules: Rules | FetchError; readonly untilMs: number }>();

  async function rulesOf(url: URL, signal: AbortSignal): Promise<Rules> {
    const kept = known.get(url.origin);
    const rules = kept && kept.untilMs > clock.now() ? kept.rules : await fetchKnown(url, signal);
    if (rules instanceof FetchError) throw rules;
    return rules;
  }

  async function fetchKnown(url: URL, signal: AbortSignal): Promise<Rules | FetchError> {
    const rules = await fetchRules(url, web, signal).catch((error: unknown) => {
      if (error instanceof FetchError && error.status !== null) return error;
      throw error;
    });
    const rememberedMs = rules instanceof FetchError ? FAILED_MS : REMEMBERED_MS;
    known.set(url.origin, { rules, untilMs: clock.now() + rememberedMs });
    return rules;
  }

  return {
    async check(url, signal) {
      const rules = await rulesOf(url, signal);
      if (rules.isAllowed(boundAddress(url), ROBOT_NAME) === false) {
        throw new FetchError(
          url.href,
          `${url.href} is closed to robots: ${url.origin}/robots.txt asks them not to fetch it, and Soundbite obeys. ` +
            'Save the page in a browser and give the file instead.',
        );
      }
    },
    delayMs(origin) {
      const rules = known.get(origin)?.rules;
      const seconds =
        rules === undefined || rules instanceof FetchError ? 0 : (rules.getCrawlDelay(ROBOT_NAME) ?? 0);
      return Math.min(seconds * 1000 || 0, DELAY_MS_MAX);
    },
  };
}

async function fetchRules(page: URL, web: Web, signal: AbortSignal): Promise<Rules> {
  const url = new URL('/robots.txt', page);
  const { status, headers, body } = await followRedirects(url, { ...web, signal, want: 'page' });
  if (status === 429 || status >= 500) {
    await body.dump();
    // RFC 9309: rules that exist but cannot be had now forbid everything.
    throw explainStatus(url.href, status, headers);
  }
  if (status !== 200) {
    await body.dump();
    return parseRobots(url.href, '');
  }
  const encoding = headers['content-encoding'];
  const { bytes } = await readBody(body, {
    encoding,
    sizeBytesMax: SIZE_BYTES_MAX,
    whenLarger: 'cut',
    whenBroken: 'refuse',
  });
  return parseRobots(url.href, boundRobots(bytes.toString('utf8')));
}
