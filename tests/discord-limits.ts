/**
 * An independent reading of Discord's published rules for Components V2 messages, written from the documentation
 * and not from our renderer. Tests and the Discord double ask it what is wrong with a message.
 */

type Json = Readonly<Record<string, unknown>>;

const IS_COMPONENTS_V2 = 1 << 15;
const BUTTON = 2;
const SECTION = 9;
const TEXT_DISPLAY = 10;
const THUMBNAIL = 11;
const LINK_STYLE = 5;

/** Which components may stand in which; 0 is the message itself. */
const CHILDREN: Readonly<Record<number, readonly number[]>> = {
  0: [1, 9, 10, 12, 13, 14, 17],
  1: [BUTTON, 3, 5, 6, 7, 8],
  9: [TEXT_DISPLAY],
  17: [1, 9, 10, 12, 13, 14],
};

/** How many children each parent must and may have. */
const CHILD_COUNTS: Readonly<Record<number, readonly [min: number, max: number]>> = {
  0: [1, 40],
  1: [1, 5],
  9: [1, 3],
  17: [1, 40],
};

/** Lists in words everything for which Discord would refuse a message; empty when it would take it. */
export function findLimitBreaches(message: unknown): string[] {
  if (!isObject(message)) return ['the message is no object'];
  const breaches: string[] = [];
  const flags = typeof message['flags'] === 'number' ? message['flags'] : 0;
  if ((flags & IS_COMPONENTS_V2) === 0) breaches.push('flag IS_COMPONENTS_V2 is missing');
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
    if (message[field] !== undefined && message[field] !== null)
      breaches.push(`${field} cannot stand beside components V2`);
  }
  checkMentions(message['allowed_mentions'], breaches);

  const all: Json[] = [];
  checkChildren(message['components'], 0, 'message', { breaches, all });
  if (all.length > 40) breaches.push(`${all.length} components, at most 40`);
  const textLength = all
    .filter(({ type }) => type === TEXT_DISPLAY)
    .reduce((sum, { content }) => sum + (typeof content === 'string' ? content.length : 0), 0);
  if (textLength > 4000) breaches.push(`${textLength} characters over all text displays, at most 4000`);
  checkUnique(all, 'custom_id', breaches);
  checkUnique(all, 'id', breaches);
  return breaches;
}

interface Findings {
  readonly breaches: string[];
  readonly all: Json[];
}

function checkChildren(children: unknown, parentType: number, place: string, findings: Findings): void {
  const { breaches } = findings;
  if (!Array.isArray(children)) {
    breaches.push(`${place}: components are missing`);
    return;
  }
  const [min, max] = CHILD_COUNTS[parentType] ?? [0, 0];
  if (children.length < min || children.length > max) {
    breaches.push(`${place}: ${children.length} components, allowed ${min} to ${max}`);
  }
  children.forEach((child: unknown, index) => {
    checkComponent(child, { parentType, place: `${place} › ${index}` }, findings);
  });
}

function checkComponent(
  component: unknown,
  at: { parentType: number; place: string },
  findings: Findings,
): void {
  const { breaches, all } = findings;
  if (!isObject(component) || typeof component['type'] !== 'number') {
    breaches.push(`${at.place}: no component`);
    return;
  }
  const { type } = component;
  all.push(component);
  if (!(CHILDREN[at.parentType] ?? []).includes(type)) {
    breaches.push(`${at.place}: type ${type} cannot stand in type ${at.parentType}`);
  }
  const report = (what: string) => breaches.push(`${at.place}: ${what}`);
  if (type in CHILD_COUNTS) checkChildren(component['components'], type, at.place, findings);
  if (type === SECTION) checkAccessory(component['accessory'], at.place, findings);
  if (type === BUTTON) checkButton(component, report);
  if (type === TEXT_DISPLAY)
    checkLength(component['content'], { name: 'content', min: 1, max: 4000 }, report);
  const { accent_color: colour } = component;
  if (colour !== undefined && colour !== null && !isIntegerWithin(colour, 0, 0xffffff))
    report(`accent_color ${colour}`);
  const { spacing } = component;
  if (spacing !== undefined && spacing !== 1 && spacing !== 2) report(`spacing ${spacing}`);
}

function checkAccessory(accessory: unknown, place: string, { breaches, all }: Findings): void {
  if (!isObject(accessory)) {
    breaches.push(`${place}: a section needs an accessory`);
    return;
  }
  all.push(accessory);
  if (accessory['type'] === BUTTON)
    checkButton(accessory, (what) => breaches.push(`${place} › accessory: ${what}`));
  else if (accessory['type'] === THUMBNAIL)
    checkThumbnail(accessory, (what) => breaches.push(`${place} › accessory: ${what}`));
  else breaches.push(`${place}: accessory of type ${accessory['type']}`);
}

function checkThumbnail({ media, description }: Json, report: (what: string) => void): void {
  const url = isObject(media) ? media['url'] : undefined;
  checkLength(url, { name: 'media url', min: 1, max: 2048 }, report);
  if (typeof url === 'string' && !(URL.canParse(url) && /^(https?|attachment):$/.test(new URL(url).protocol)))
    report(`media url is no address of a picture: ${url}`);
  if (description !== undefined && description !== null)
    checkLength(description, { name: 'description', min: 1, max: 1024 }, report);
}

function checkButton(button: Json, report: (what: string) => void): void {
  const { style, label, url, custom_id: customId } = button;
  if (!isIntegerWithin(style, 1, 6)) report(`button style ${style}`);
  checkLength(label, { name: 'label', min: 1, max: 80 }, report);
  if (style === LINK_STYLE) {
    if (customId !== undefined) report('a link button cannot have a custom_id');
    checkLength(url, { name: 'url', min: 1, max: 512 }, report);
    if (
      typeof url === 'string' &&
      !(URL.canParse(url) && /^(https?|discord):$/.test(new URL(url).protocol))
    ) {
      report(`url is no address that Discord opens: ${url}`);
    }
    if (typeof url === 'string' && !/^[!-~]*$/.test(url))
      report(`url has characters that must be encoded: ${url}`);
  } else {
    if (url !== undefined) report('only a link button can have a url');
    checkLength(customId, { name: 'custom_id', min: 1, max: 100 }, report);
  }
}

function checkLength(
  value: unknown,
  limit: { name: string; min: number; max: number },
  report: (what: string) => void,
) {
  if (typeof value !== 'string') report(`${limit.name} is missing`);
  else if (value.trim().length < limit.min) report(`${limit.name} is blank`);
  else if (value.length > limit.max)
    report(`${limit.name} has ${value.length} characters, at most ${limit.max}`);
}

/** Not Discord's rule but ours: nobody is ever pinged. */
function checkMentions(mentions: unknown, breaches: string[]): void {
  const isNone = isObject(mentions) && Array.isArray(mentions['parse']) && mentions['parse'].length === 0;
  if (!isNone || 'users' in mentions || 'roles' in mentions)
    breaches.push('allowed_mentions lets somebody be pinged');
}

function checkUnique(components: readonly Json[], field: string, breaches: string[]): void {
  const values = components.map((component) => component[field]).filter((value) => value !== undefined);
  const doubled = values.filter((value, index) => values.indexOf(value) !== index);
  for (const value of new Set(doubled)) breaches.push(`${field} ${value} is used twice`);
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIntegerWithin = (value: unknown, min: number, max: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
