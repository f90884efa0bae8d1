/** Bytes turned into characters at a time: what a call may take as arguments. */
const CHUNK = 8192;

/** 32-bit integers as base64: half as long as their decimals. */
export function packInts(values: readonly number[]): string {
  const bytes = new Uint8Array(Int32Array.from(values).buffer);
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as unknown as number[]);
  return btoa(binary);
}

/** What `packInts` packed. */
export function unpackInts(packed: string): Int32Array {
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return new Int32Array(bytes.buffer);
}
