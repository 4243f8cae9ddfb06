/**
 * The part of Discord's message JSON (Components V2) that the page draws.
 * The numbers of `type` and `style` are Discord's own.
 */
export interface Message {
  readonly flags?: number;
  readonly components?: readonly Component[];
}

export type Component = ActionRow | Button | Section | TextDisplay | Separator | Container;

export interface ActionRow {
  readonly type: 1;
  readonly components: readonly Component[];
}

export interface Button {
  readonly type: 2;
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link. */
  readonly style: number;
  readonly label?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly disabled?: boolean;
}

export interface Section {
  readonly type: 9;
  readonly components: readonly Component[];
  readonly accessory: Component;
}

export interface TextDisplay {
  readonly type: 10;
  /** Discord Markdown. */
  readonly content: string;
}

export interface Separator {
  readonly type: 14;
  readonly divider?: boolean;
  /** 1 small, 2 large. */
  readonly spacing?: number;
}

export interface Container {
  readonly type: 17;
  readonly accent_color?: number | null;
  readonly components: readonly Component[];
}
