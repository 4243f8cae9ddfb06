/** A `Content-Type` header in its parts. */
export interface ContentType {
  /** In lower case, such as `text/html`. */
  readonly mime: string;
  /** The label as the server wrote it; null where it wrote none. */
  readonly charset: string | null;
}

/** Reads a `Content-Type` header; null when there is none or it cannot be read. */
export function parseContentType(header: string | null | undefined): ContentType | null {
  const mime = header?.match(/^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)/)?.[1];
  if (mime === undefined) return null;
  const charset = header?.match(/;\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/i);
  return { mime: mime.toLowerCase(), charset: charset?.[1] ?? charset?.[2] ?? charset?.[3] ?? null };
}
