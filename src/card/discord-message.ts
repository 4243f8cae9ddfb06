/** The part of Discord's message JSON (Components V2) that Soundbite sends. The numbers are Discord's own. */
export interface DiscordMessage {
  readonly flags: typeof IS_COMPONENTS_V2;
  readonly components: readonly [DiscordContainer];
  /** Nobody is ever pinged, whatever the words say. */
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** Message flag without which Discord refuses containers, sections and text displays. */
export const IS_COMPONENTS_V2 = 32768;

export const COMPONENT = {
  actionRow: 1,
  button: 2,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  separator: 14,
  container: 17,
} as const;

export const BUTTON_STYLE = { secondary: 2, link: 5 } as const;

export interface DiscordContainer {
  readonly type: typeof COMPONENT.container;
  readonly accent_color: number;
  readonly components: readonly DiscordBlock[];
}

export type DiscordBlock = DiscordTextDisplay | DiscordSection | DiscordSeparator | DiscordActionRow;

export interface DiscordTextDisplay {
  readonly type: typeof COMPONENT.textDisplay;
  /** Discord Markdown, escaped. */
  readonly content: string;
}

/** Text with a button or a picture at its side. */
export interface DiscordSection {
  readonly type: typeof COMPONENT.section;
  readonly components: readonly [DiscordTextDisplay];
  readonly accessory: DiscordLinkButton | DiscordThumbnail;
}

/** A small picture, which Discord fetches itself. */
export interface DiscordThumbnail {
  readonly type: typeof COMPONENT.thumbnail;
  readonly media: { readonly url: string };
  readonly description: string;
}

export interface DiscordSeparator {
  readonly type: typeof COMPONENT.separator;
  readonly divider: true;
  /** 1 is small, 2 is large. */
  readonly spacing: 1;
}

export interface DiscordActionRow {
  readonly type: typeof COMPONENT.actionRow;
  readonly components: readonly DiscordButton[];
}

export type DiscordButton = DiscordLinkButton | DiscordRequestButton;

export interface DiscordLinkButton {
  readonly type: typeof COMPONENT.button;
  readonly style: typeof BUTTON_STYLE.link;
  readonly label: string;
  readonly url: string;
}

export interface DiscordRequestButton {
  readonly type: typeof COMPONENT.button;
  readonly style: typeof BUTTON_STYLE.secondary;
  readonly label: string;
  readonly custom_id: string;
  readonly disabled: boolean;
}
