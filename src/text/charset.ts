import { withoutControls } from './fold.js';

/**
 * Bytes to text: by the mark at the beginning, by the charset the content declares, as UTF-8 if they are valid UTF-8,
 * else as Windows-1252, in which every byte means something.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const named = declared === null ? null : decoder(declared);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (named && !marked && named.encoding !== 'utf-8') return settle(named, bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return settle(new TextDecoder('windows-1252'), bytes);
  }
}

/** In the charset that is named, or in Windows-1252 when there is none of that name. */
export function decodeAs(charset: string, bytes: Uint8Array): string {
  return settle(decoder(charset) ?? new TextDecoder('windows-1252'), bytes);
}

/** The charset that an HTML page declares in its first kilobyte or two, or null. */
export function declaredInHtml(bytes: Uint8Array): string | null {
  const top = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(top)?.[1] ?? null;
}

/** Node reads Windows-1252 as Latin-1, which has controls where the quotation marks are. */
function settle(named: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string {
  const words = named.decode(bytes);
  return named.encoding === 'windows-1252' ? withoutControls(words) : words;
}

function decoder(charset: string): InstanceType<typeof TextDecoder> | null {
  try {
    const found = new TextDecoder(charset);
    // A page whose declaration could be read byte by byte is not in UTF-16, whatever it declares.
    return found.encoding.startsWith('utf-16') ? null : found;
  } catch {
    return null;
  }
}
