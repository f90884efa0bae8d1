/** The name of who signs: folded, without the title ("Dana Whitfield, President & CEO" is "dana whitfield"). */
export function foldSignatory(signatory: string | null): string | null {
  const name = (signatory ?? '').split(/[,(|/\n–—]/)[0] ?? '';
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(?:mr|mrs|ms|miss|dr|prof|sir|dame|rev)\b\.?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded === '' ? null : folded;
}
