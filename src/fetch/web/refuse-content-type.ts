import { FetchError } from '../../errors.ts';
import type { ContentType } from './parse-content-type.ts';

const READABLE = /^(?:text\/(?:html|plain|xml)|application\/(?:xml|json|[\w.-]+\+(?:xml|json)))$/;

/** Explains why a content type is not worth its download; null when it can be a page or a feed. */
export function refuseContentType(url: string, contentType: ContentType | null): FetchError | null {
  if (contentType === null || (READABLE.test(contentType.mime) && contentType.mime !== 'image/svg+xml'))
    return null;
  return new FetchError(
    url,
    `${url} is ${nameKind(contentType.mime)}, not a web page. Give the address of the page that holds the story's text.`,
  );
}

function nameKind(mime: string): string {
  if (mime === 'application/pdf') return 'a PDF document (application/pdf)';
  const family = mime.split('/')[0];
  if (family === 'image') return `an image (${mime})`;
  if (family === 'video') return `a video (${mime})`;
  if (family === 'audio') return `a sound recording (${mime})`;
  return `of the kind ${mime}`;
}
