import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is installed; undefined where it is not, and then the browser tests are left out. */
export const chromiumPath = places.find((place) => existsSync(place));

// A browser that talks to nobody of its own accord.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface TestBrowser {
  readonly context: BrowserContext;
  /** Every address that a page asked for. */
  readonly addresses: readonly string[];
  /** What pages complained of: errors and warnings of the console, and exceptions. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens a headless Chromium with an empty profile, in English and in Berlin. */
export async function openBrowser(executablePath: string): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'soundbite-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: quiet,
    viewport: { width: 1200, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'dark',
  });
  const addresses: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => addresses.push(request.url()));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return {
    context,
    addresses,
    complaints,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
