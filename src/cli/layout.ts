/** Text for terminals, laid out in columns. Widths count letters, which is right for the scripts we write in. */

/** Breaks text at spaces into lines of at most `width` letters; a longer word is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = '';
    }
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Two texts beside each other, with a line between them. */
export function beside(left: string, right: string, width: number): string[] {
  const half = Math.floor((width - 3) / 2);
  const [a, b] = [wrap(left, half), wrap(right, half)];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
    `${(a[i] ?? '').padEnd(half)} │ ${b[i] ?? ''}`.trimEnd(),
  );
}

/** Rows under headings, each column as wide as its widest cell. `right` names the columns that hold numbers. */
export function table(headings: readonly string[], rows: readonly string[][], right: readonly number[] = []): string[] {
  const widths = headings.map((heading, i) => Math.max(heading.length, ...rows.map((row) => (row[i] ?? '').length)));
  return [headings, ...rows].map((row) =>
    widths
      .map((width, i) => (right.includes(i) ? (row[i] ?? '').padStart(width) : (row[i] ?? '').padEnd(width)))
      .join('  ')
      .trimEnd(),
  );
}

/** One line of at most `width` letters. */
export function shorten(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= width ? line : `${line.slice(0, width - 1).trimEnd()}…`;
}

/** `12,000` */
export function count(n: number): string {
  return n.toLocaleString('en-US');
}

/** `1 finding`, `2 findings` */
export function plural(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** How wide the terminal is, within what reads well. */
export function terminalWidth(columns = process.stdout.columns): number {
  return Math.min(Math.max(columns || 100, 60), 120);
}
