/** What an inline style says about whether, and how, its element is seen. */
export const HIDDEN = 1;
/** A font of 0 or 1 px, as preheaders and spacers have it; undone by a descendant with a readable size. */
export const TINY = 2;
export const SIZED = 4;
export const BOLD = 8;
export const LIGHT = 16;
/** From here up: the size of its letters in px, where the style says it. */
export const SIZE = 256;

/** Mails of one template repeat a few dozen styles; a map of them is cheaper than reading each again. */
const known = new Map<string, number>();
const KNOWN_AT_MOST = 4096;

export function look(style: string): number {
  const before = known.get(style);
  if (before !== undefined) return before;
  const seen = readStyle(style);
  if (style.length < 1024) {
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(style, seen);
  }
  return seen;
}

/**
 * `mso-hide: all` alone hides nothing: it keeps an element from Outlook only, and the button that every other program
 * shows is written that way.
 */
function readStyle(style: string): number {
  let seen = 0;
  let zeroHeight = false;
  let clipped = false;
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const value = declaration
      .slice(colon + 1)
      .replace('!important', '')
      .trim();
    switch (declaration.slice(0, colon).trim()) {
      case 'display':
        if (value === 'none') seen |= HIDDEN;
        break;
      case 'visibility':
        if (value === 'hidden' || value === 'collapse') seen |= HIDDEN;
        break;
      case 'opacity':
        if (Number(value) === 0 && value !== '') seen |= HIDDEN;
        break;
      case 'max-height':
        if (isZero(value)) seen |= HIDDEN;
        break;
      case 'height':
        zeroHeight = isZero(value);
        break;
      case 'overflow':
        clipped = value === 'hidden';
        break;
      case 'color':
        if (value === 'transparent') seen |= HIDDEN;
        break;
      case 'text-indent':
      case 'left':
        if (value.startsWith('-999')) seen |= HIDDEN;
        break;
      case 'font-size':
        seen |= isZero(value) || /^[01](\.\d+)?px$/.test(value) ? TINY : SIZED;
        seen = (seen % SIZE) + SIZE * sizeInPx(value);
        break;
      case 'font-weight':
        seen |= value.startsWith('bold') || /^[6-9]00$/.test(value) ? BOLD : LIGHT;
        break;
    }
  }
  if (zeroHeight && clipped) seen |= HIDDEN;
  return seen;
}

function sizeInPx(value: string): number {
  const size = Number.parseFloat(value);
  if (!(size > 0 && size < 200)) return 0;
  if (value.endsWith('px')) return Math.round(size);
  return value.endsWith('pt') ? Math.round((size * 4) / 3) : 0;
}

function isZero(value: string): boolean {
  return /^0+(\.0+)?(px|pt|em|rem|%)?$/.test(value);
}

/**
 * The classes that a style sheet hides outright (`.preheader { display: none }`). Rules inside `@media` hold for some
 * screens only and are passed over.
 */
export function hiddenClasses(css: string, into: Set<string>): void {
  const sheet = css.length > 200_000 ? css.slice(0, 200_000) : css;
  let at = 0;
  let selector = 0;
  let depth = 0;
  let skipped = 0;
  for (; at < sheet.length; at++) {
    const c = sheet.charCodeAt(at);
    if (c === 0x2f && sheet.charCodeAt(at + 1) === 0x2a) {
      const end = sheet.indexOf('*/', at + 2);
      if (end < 0) return;
      if (depth === 0 && sheet.slice(selector, at).trim() === '') selector = end + 2;
      at = end + 1;
    } else if (c === 0x7b) {
      if (depth === 0) {
        const name = sheet.slice(selector, at).trim();
        skipped = name.startsWith('@') ? 1 : 0;
        if (skipped === 0) {
          const end = sheet.indexOf('}', at);
          if (end < 0) return;
          if ((look(sheet.slice(at + 1, end)) & HIDDEN) !== 0) {
            for (const each of name.split(',')) {
              const hidden = /^[a-z]*\.([\w-]+)$/i.exec(each.trim())?.[1];
              if (hidden) into.add(hidden);
            }
          }
          at = end;
          selector = end + 1;
          continue;
        }
      }
      depth++;
    } else if (c === 0x7d) {
      if (depth > 0) depth--;
      if (depth === 0) selector = at + 1;
    } else if (c === 0x3b && depth === 0) {
      selector = at + 1;
    }
  }
}
