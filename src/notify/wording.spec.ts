import { wordingOf } from './wording.js';

const item = (title: string, words = 'Why.', link: string | null = 'https://onevoice.example/conflicts/1') => ({
  title,
  words,
  link,
});

describe('a mail', () => {
  test('says one thing plainly, and the same as HTML', () => {
    const { subject, text, html } = wordingOf('Dana', [item('Due soon')]);
    expect(subject).toBe('Due soon');
    expect(text).toContain('Hello Dana,\n\nDue soon\nWhy.\nhttps://onevoice.example/conflicts/1');
    expect(html).toContain('<a href="https://onevoice.example/conflicts/1">Due soon</a>');
  });

  test('says many things in one', () => {
    expect(wordingOf('Dana', [item('One'), item('Two'), item('Three')]).subject).toBe('One, and 2 more');
  });

  test('shows markup as it was typed', () => {
    const { html } = wordingOf('<Dana>', [item('A comment', '<script>alert("1")</script>\nsecond line')]);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;<br>second line');
    expect(html).not.toContain('<script>');
  });

  test('has a subject of one line, whatever was typed', () => {
    expect(wordingOf('Dana', [item('One\r\nBcc: everyone@example.com')]).subject).toBe('One Bcc: everyone@example.com');
  });
});
