import { contactsOfCompany, masksOf } from './masking.js';

/** The text as it leaves the house. */
const masked = (text: string, ofCompany?: ReadonlySet<string>): string => {
  let out = '';
  let at = 0;
  for (const { start, end, placeholder } of masksOf(text, ofCompany)) {
    out += text.slice(at, start) + placeholder;
    at = end;
  }
  return out + text.slice(at);
};

describe('what leaves the house', () => {
  it.each([
    ['Dear {{first_name}},\n\nYou owe *|AMOUNT|*.', 'Dear [field 1],\n\nYou owe [field 2].'],
    ['Dear Mrs Hill,\n\nThank you, Mrs Hill.', 'Dear Mrs [name 1],\n\nThank you, Mrs [name 1].'],
    ['Hello Margaret Hill,\n\nMargaret Hill has won.', 'Hello [name 1],\n\n[name 1] has won.'],
    ['Your account number 4471-2290 stays.', 'Your account number [account 1] stays.'],
    ['Policy no. AB-123456 ends.', 'Policy no. [account 1] ends.'],
    ['It was charged to 4111 1111 1111 1111.', 'It was charged to [account 1].'],
    ['We have your phone number as 603 555 0188.', 'We have your phone number as [phone 1].'],
    ['You wrote from margaret.hill@mail.example.', 'You wrote from [email 1].'],
    ['Your address on file is 14 Mill Lane, Exeter, NH 03833.', 'Your address on file is [address 1].'],
  ])('%j is sent as %j', (text, sent) => {
    expect(masked(text)).toBe(sent);
  });

  it.each([
    'Dear Customer,\n\nGold members pay less.',
    'Dear Gold Member,\n\nThe Gold card is free.',
    'Call us on 603 555 0100, Monday to Friday.',
    'Questions go to help@harbour.example.',
    'Write to us at 14 Harbour Street, Portsmouth, NH 03801.',
    'The card 2026 is here: 12 months at $1,200.00 until 2026-03-01.',
    'Between 9 and 17, 1 in 1000 orders of 12 34 goods.',
  ])('%j is sent as it is', (text) => {
    expect(masked(text)).toBe(text);
  });

  it('what two letters have is the company’s', () => {
    const letters = ['Lost it? 603 555 0142.', 'Stolen? Ring 603-555-0142.'];
    expect(masked(letters[0]!)).toBe('Lost it? [phone 1].');
    expect(masked(letters[0]!, contactsOfCompany(letters))).toBe(letters[0]);
  });

  it('takes no long time for any text', () => {
    const began = performance.now();
    for (const piece of ['Dear ', '1 ', '12 Aa ', 'account ', 'a@', '(1) ', 'A.b '])
      masksOf(piece.repeat(Math.ceil(100_000 / piece.length)));
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
