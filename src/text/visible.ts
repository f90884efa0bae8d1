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
  let noHeight = false;
  let clipped = false;
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim();
    const value = declaration
      .slice(colon + 1)
      .replace('!important', '')
      .trim();
    if (HIDES[name]?.(value)) seen |= HIDDEN;
    else if (name === 'height') noHeight = isZero(value);
    else if (name === 'overflow') clipped = value === 'hidden';
    else if (name === 'font-weight') seen |= value.startsWith('bold') || /^[6-9]00$/.test(value) ? BOLD : LIGHT;
    else if (name === 'font-size') {
      seen = (seen % SIZE) + SIZE * sizeInPx(value);
      seen |= isZero(value) || /^[01](\.\d+)?px$/.test(value) ? TINY : SIZED;
    }
  }
  return noHeight && clipped ? seen | HIDDEN : seen;
}

/** By property: the values that hide. */
const HIDES: Record<string, (value: string) => boolean> = {
  display: (value) => value === 'none',
  visibility: (value) => value === 'hidden' || value === 'collapse',
  opacity: (value) => value !== '' && Number(value) === 0,
  'max-height': isZero,
  color: (value) => value === 'transparent',
  'text-indent': (value) => value.startsWith('-999'),
  left: (value) => value.startsWith('-999'),
};

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
  const sheet = withoutComments(css.slice(0, SHEET_AT_MOST));
  let from = 0;
  for (let open = sheet.indexOf('{'); open >= 0; open = sheet.indexOf('{', from)) {
    const before = sheet.slice(from, open);
    const selector = before.slice(before.lastIndexOf(';') + 1).trim();
    const grouped = selector.startsWith('@');
    const close = grouped ? endOfGroup(sheet, open) : sheet.indexOf('}', open);
    if (close < 0) return;
    if (!grouped && (look(sheet.slice(open + 1, close)) & HIDDEN) !== 0) {
      for (const each of selector.split(',')) {
        const name = /^[a-z]*\.([\w-]+)$/i.exec(each.trim())?.[1];
        if (name) into.add(name);
      }
    }
    from = close + 1;
  }
}

const SHEET_AT_MOST = 200_000;

function withoutComments(sheet: string): string {
  let kept = '';
  let from = 0;
  for (let open = sheet.indexOf('/*'); open >= 0; open = sheet.indexOf('/*', from)) {
    kept += sheet.slice(from, open);
    const close = sheet.indexOf('*/', open + 2);
    if (close < 0) return kept;
    from = close + 2;
  }
  return kept + sheet.slice(from);
}

/** Where the braces that open at `open` are closed again. */
function endOfGroup(sheet: string, open: number): number {
  let depth = 0;
  for (let at = open; at < sheet.length; at++) {
    const code = sheet.charCodeAt(at);
    if (code === 0x7b) depth++;
    else if (code === 0x7d && --depth === 0) return at;
  }
  return -1;
}
