import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDiscord, renderTerminal } from '../../src/card/index.ts';
import { findLimitBreaches } from '../discord-limits.ts';
import { goldenCards } from './golden-cards.ts';
import { makeIds } from './samples.ts';

const folder = resolve(import.meta.dirname, '../golden/cards');
const entries = Object.entries(goldenCards);

/** Compares with the file, or writes it when `UPDATE_GOLDEN` is set; a missing file fails. */
function expectGolden(name: string, drawn: string): void {
  const path = resolve(folder, name);
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(path, drawn);
  expect(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(drawn).toBe(readFileSync(path, 'utf8'));
}

describe('typical cards', () => {
  it.each(entries)('look in Discord as agreed: %s', (name, card) => {
    const message = renderDiscord(card, makeIds);
    expect(findLimitBreaches(message)).toEqual([]);
    expectGolden(`${name}.json`, `${JSON.stringify(message, null, 2)}\n`);
  });

  it.each(entries)('look in the terminal as agreed: %s', (name, card) => {
    const width = 100;
    expectGolden(
      `${name}.txt`,
      renderTerminal(card, { colour: false, width, locale: 'en-GB', timeZone: 'UTC' }),
    );
  });

  it('have no golden file of a card that is gone', () => {
    const names = new Set(readdirSync(folder).map((file) => file.replace(/\.(json|txt)$/, '')));
    expect([...names].filter((name) => !(name in goldenCards))).toEqual([]);
  });
});

const openapi = resolve(import.meta.dirname, '../../../shared/discord/openapi.json');

describe.skipIf(!existsSync(openapi))(
  'against Discord’s own API description (left out where it is missing)',
  () => {
    let validate: ValidateFunction;
    beforeAll(() => {
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      ajv.addSchema(JSON.parse(readFileSync(openapi, 'utf8')), 'discord');
      validate = ajv.compile({ $ref: 'discord#/components/schemas/MessageCreateRequest' });
    });

    it.each(entries)('%s is a valid message', (_, card) => {
      validate(renderDiscord(card, makeIds));
      expect(validate.errors ?? []).toEqual([]);
    });
  },
);
