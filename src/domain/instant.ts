/** An instant as ISO 8601 in UTC, such as `2024-06-07T18:27:00Z`. */
export type Instant = string;
