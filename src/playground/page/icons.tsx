import type { JSX } from 'preact';

/** Draws Soundbite's face: two quotation marks that are sound waves. */
export function Avatar({ size }: { size: number }): JSX.Element {
  return (
    <svg class="avatar" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="20" fill="#e8505b" />
      <g stroke="#fff" stroke-width="3.4" stroke-linecap="round">
        <path d="M9.5 18v4M15 14v12M20.5 10.5v19M26 14v12M31.5 18v4" />
      </g>
    </svg>
  );
}

/** Draws the asker's face: a plain silhouette. */
export function AskerAvatar({ size }: { size: number }): JSX.Element {
  return (
    <svg class="avatar" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="20" fill="#5865f2" />
      <circle cx="20" cy="16" r="6.5" fill="#fff" />
      <path d="M8.5 32a11.5 9 0 0 1 23 0z" fill="#fff" />
    </svg>
  );
}

/** Draws the arrow that marks a link leaving the page. */
export function LaunchIcon(): JSX.Element {
  return (
    <svg
      class="icon"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M9.5 2.5h4v4M13.5 2.5l-6 6M11.5 9.5v4h-9v-9h4" stroke-width="1.6" stroke-linecap="round" />
    </svg>
  );
}

/** Draws an eye, for what only the asker sees. */
export function EyeIcon(): JSX.Element {
  return (
    <svg
      class="icon"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M1 8s2.6-4.5 7-4.5S15 8 15 8s-2.6 4.5-7 4.5S1 8 1 8z" stroke-width="1.5" />
      <circle cx="8" cy="8" r="2.2" fill="currentColor" />
    </svg>
  );
}

/** Draws an arrow upwards, for sending. */
export function SendIcon(): JSX.Element {
  return (
    <svg
      class="icon"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M10 16V4M5 9l5-5 5 5" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
