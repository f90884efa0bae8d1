/** One thing told in a mail. */
export interface Item {
  title: string;
  words: string;
  /** Where it can be seen; null where nobody knows the service's address. */
  link: string | null;
}

/** A mail's subject line and its body, plain and as HTML. */
export interface Wording {
  subject: string;
  text: string;
  html: string;
}

/** What one person is told, in one mail however much it is. */
export function wordingOf(name: string, items: readonly Item[]): Wording {
  const [first] = items;
  const more = items.length - 1;
  const subject = `${first?.title ?? 'OneVoice'}${more > 0 ? `, and ${more} more` : ''}`.replace(/[\r\n]+/g, ' ');
  const text = [
    `Hello ${name},`,
    ...items.map(({ title, words, link }) => [title, words, ...(link === null ? [] : [link])].join('\n')),
    'You can choose in OneVoice which of these you want by mail.',
  ].join('\n\n');
  const html = [
    '<!doctype html><html lang="en"><body style="font-family: sans-serif; max-width: 40em">',
    `<p>Hello ${escaped(name)},</p>`,
    ...items.map(({ title, words, link }) => {
      const heading = link === null ? escaped(title) : `<a href="${escaped(link)}">${escaped(title)}</a>`;
      return `<h2 style="font-size: 1.1em">${heading}</h2><p>${escaped(words).replaceAll('\n', '<br>')}</p>`;
    }),
    '<p style="color: #555">You can choose in OneVoice which of these you want by mail.</p></body></html>',
  ].join('\n');
  return { subject, text, html };
}

/** What people wrote is shown as they typed it, never as markup. */
export function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}
