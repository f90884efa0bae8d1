import type { BodyFormat } from './document.js';
import { readBody } from './read.js';

const marks = (body: string, format: BodyFormat = 'text'): (string | null)[] =>
  readBody({ subject: null, body, format }).passages.map(({ boilerplate }) => boilerplate);

const LETTER =
  'Your membership has been renewed for another year.\n\nThe fee of $59 is drawn on April 1.\n\nPlease tell us if your address changes.';

describe('the frame of a letter', () => {
  it('is salutation, closing and signature', () => {
    expect(
      marks(
        `Dear [[FirstName]] [[LastName]]:\n\n${LETTER}\n\nVery truly yours,\n\nLorraine Pettibone\nManager, Member Services`,
      ),
    ).toEqual(['salutation', null, null, null, 'closing', 'signature']);
  });

  it('may lack the comma, the phrase, or the person', () => {
    expect(
      marks(`Dear [Customer name]\n\n${LETTER}\n\nYours faithfully\n\nR. Papadakis\nManager, Customer Accounts`),
    ).toEqual(['salutation', null, null, null, 'closing', 'signature']);
    expect(marks(`<<Salutation>>,\n\n${LETTER}\n\nJoanna Pruitt\nPresident and Chief Executive Officer`).at(-1)).toBe(
      'signature',
    );
    expect(marks(`Hi there,\n\n${LETTER}\n\nSee you on the floor,\nThe Tidewell crew`).at(0)).toBe('salutation');
  });

  it('heads nothing, even as a heading', () => {
    const { passages } = readBody({
      subject: null,
      body: '<h1>Hi {{name}},</h1><p>Your fee is $5.</p>',
      format: 'html',
    });
    expect(passages.map(({ kind, heading }) => [kind, heading])).toEqual([
      ['paragraph', null],
      ['paragraph', null],
    ]);
  });
});

describe('a footer', () => {
  it.each([
    ['Unsubscribe | Preferences | Privacy', 'unsubscribe'],
    ['You are receiving this email because you hold an account with us. © 2026 Acme Inc.', 'footer'],
    ['Not FDIC insured. May lose value. No bank guarantee.', 'disclaimer'],
    ['View this email in your browser', 'view-in-browser'],
    ['4410 Creedmoor Junction, Raleigh, NC 27612', 'address'],
  ])('%s is %s', (line, kind) => {
    expect(marks(`${LETTER}\n\n${line}`).at(-1)).toBe(kind);
  });

  it('is what stands below the line that parts a signature off', () => {
    expect(
      marks(`${LETTER}\n\n--\nTidewell Athletic Clubs, Inc. Exercise carries risk; talk with your physician.`).at(-1),
    ).not.toBeNull();
  });

  it('is told by small print', () => {
    const html = `<p style="font-size:16px">${LETTER}</p><p style="font-size:11px">Prices exclude local tax and are subject to change.</p>`;
    expect(marks(html, 'html').at(-1)).toBe('disclaimer');
  });
});

describe('the letter’s own words', () => {
  it.each([
    'Thank you for your order. It leaves our warehouse today.',
    'To opt out of arbitration you must write to us within 60 days.',
    'Please mail the form to us at 12 Main Street, Springfield, IL 62701.',
    'Your rate is subject to change on January 1, when it rises to 5 %.',
    'Hello Fresh delivers your box on Mondays between 8 and 12.',
    'The president signed the new terms and conditions yesterday.',
    'You can update your payment preferences in your account before April 1.',
  ])('are not marked: %s', (words) => {
    expect(marks(`${words}\n\n${LETTER}`).at(0)).toBeNull();
    expect(marks(`${LETTER}\n\n${words}\n\n${LETTER}`).at(3)).toBeNull();
  });
});
