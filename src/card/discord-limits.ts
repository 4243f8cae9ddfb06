/** Most components in one message, nested ones counted. Discord: "up to 40 total components". */
export const COMPONENT_COUNT_MAX = 40;

/** Most characters over all text displays of one message; UTF-16 units, the stricter way to count. */
export const TEXT_LENGTH_MAX = 4000;

/** Most characters on a button. */
export const LABEL_LENGTH_MAX = 80;

/** Most characters of a link button's address. */
export const BUTTON_URL_LENGTH_MAX = 512;

/** Most buttons in one row. */
export const ROW_BUTTON_COUNT_MAX = 5;
