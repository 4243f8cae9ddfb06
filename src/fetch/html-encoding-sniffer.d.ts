// The package ships no types of its own.
declare module 'html-encoding-sniffer' {
  interface Options {
    /** Whether the bytes are XML, in which no `meta` element counts. */
    readonly xml?: boolean;
    /** The charset of the `Content-Type` header. */
    readonly transportLayerEncodingLabel?: string;
    readonly defaultEncoding?: string;
  }

  /** Tells a page's encoding, by its name in the Encoding Standard, as browsers do. */
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it.
  export default function sniffHtmlEncoding(bytes: Uint8Array, options?: Options): string;
}
