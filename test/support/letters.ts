/** A communication as CONTRACT.md has it. */
export interface Letter {
  externalId: string;
  office: string;
  channel: 'email' | 'letter';
  campaign?: string | null;
  segments: string[];
  subject?: string | null;
  body: string;
  bodyFormat: 'text' | 'html';
  signatory?: string | null;
  sendFrom?: string | null;
  sendUntil?: string | null;
  journey?: string | null;
  pieces?: number | null;
  unitCost?: { amount: string; currency: string } | null;
}

const MARKETING_FOOTER = `

You are receiving this because you opened an account at Harbour Street Bank. Change what we send you at any time under Settings, Messages.
Harbour Street Bank, 14 Harbour Street, Portsmouth, NH 03801. Member FDIC. Equal Housing Lender.`;

const OPERATIONS_FOOTER = `

This is a service message about your account. It is sent to you whatever your marketing choices are.
Account Operations, Harbour Street Bank, P.O. Box 611, Portsmouth, NH 03802. Member FDIC.`;

const WELCOME = [
  'Dear {{FirstName}},',
  'Welcome to Harbour Street Bank. Your new Everyday Checking account is open and ready to use, and your debit card will arrive within seven business days.',
  'To get started, download our mobile app, sign in with the user name you chose, and turn on alerts so that you always know your balance. You can deposit checks with your phone and send money to friends without a fee.',
  'Set up direct deposit before the end of your second month and we will waive the monthly service fee for a year. Your branch is open Monday to Friday from nine to five and on Saturday until noon.',
  'We are glad you chose us.',
];

const PRIVACY = [
  'Dear customer,',
  'Once a year we tell you how Harbour Street Bank collects, shares and protects your personal information. Federal law requires us to send you this notice.',
  'We collect your name, address, Social Security number, income and account balances when you open an account, apply for a loan or use your debit card.',
  'We share this information with companies that process your transactions, and with credit bureaus. We do not sell it, and we do not share it with others for their own advertising.',
  'You can limit some of this sharing. Call us or write to us within thirty days and tell us which sharing you want us to stop.',
];

const text = (paragraphs: readonly string[], footer: string): string => `${paragraphs.join('\n\n')}${footer}`;

/**
 * What four offices of a bank send: near copies, one purpose in two wordings, twins of opposite outcome, variants of a
 * campaign, one letter long after another, a draft, and plain other letters over the same footers.
 */
export const LETTERS: readonly Letter[] = [
  {
    externalId: 'mkt-welcome',
    office: 'marketing',
    channel: 'email',
    campaign: 'welcome-2026',
    segments: ['new-customers'],
    subject: 'Welcome to Harbour Street Bank, {{FirstName}}',
    body: text(WELCOME, MARKETING_FOOTER),
    bodyFormat: 'text',
    signatory: 'Maria Delgado, Head of Marketing',
    sendFrom: '2026-03-01',
  },
  {
    externalId: 'mkt-welcome-short',
    office: 'marketing',
    channel: 'email',
    campaign: 'welcome-2026',
    segments: ['new-customers'],
    subject: 'Welcome, {{FirstName}}: your account is ready',
    body: text(WELCOME.slice(0, 3), MARKETING_FOOTER),
    bodyFormat: 'text',
    signatory: 'Maria Delgado, Head of Marketing',
    sendFrom: '2026-03-01',
  },
  {
    externalId: 'ops-welcome',
    office: 'operations',
    channel: 'letter',
    campaign: 'account-opening',
    segments: ['new-customers'],
    subject: 'Welcome to Harbour Street Bank',
    body: text(
      WELCOME.map((paragraph) =>
        paragraph.replace('{{FirstName}}', '*|FNAME|*').replace('seven business days', 'ten business days'),
      ),
      OPERATIONS_FOOTER,
    ),
    bodyFormat: 'text',
    signatory: 'Account Operations',
    sendFrom: '2026-03-10',
    sendUntil: '2026-12-31',
  },
  {
    externalId: 'ops-student-welcome',
    office: 'operations',
    channel: 'email',
    campaign: 'campus-2026',
    segments: ['students'],
    subject: 'Welcome to Harbour Street Bank',
    body: `<html><body><img src="https://img.example/logo.png" alt=""><p>Hi {{FirstName}},</p>${WELCOME.slice(1)
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('')}<p style="font-size:9px">${OPERATIONS_FOOTER.trim()}</p></body></html>`,
    bodyFormat: 'html',
    signatory: 'Account Operations',
    sendFrom: '2026-08-20',
    sendUntil: '2026-09-30',
  },
  {
    externalId: 'pres-ten-years',
    office: 'president',
    channel: 'letter',
    campaign: 'presidents-letter',
    segments: ['long-time'],
    subject: 'A letter from the President',
    body: `Dear {{Title}} {{LastName}},

As President of Harbour Street Bank I want to thank you in person for ten years and more as our customer. Your loyalty has carried us through good times and hard ones.

To show our gratitude, we are inviting long-time customers to a thank-you breakfast at their branch in May. You will find the date for your branch on the card in this envelope.

With my thanks for your trust,

Eleanor Whitcombe
President`,
    bodyFormat: 'text',
    signatory: 'Eleanor Whitcombe, President',
    sendFrom: '2026-04-01',
    sendUntil: '2026-04-30',
  },
  {
    externalId: 'mkt-loyalty',
    office: 'marketing',
    channel: 'letter',
    campaign: 'loyalty-spring',
    segments: ['long-time'],
    subject: 'A letter from the President',
    body: `Dear {{Title}} {{LastName}},

As President of Harbour Street Bank I would like to thank you for being our customer for ten years and longer. Your loyalty means a great deal to all of us here.

To show our gratitude, long-time customers are invited to a thank-you breakfast at their branch this May. The date for your branch is on the enclosed card.

Eleanor Whitcombe
President${MARKETING_FOOTER}`,
    bodyFormat: 'text',
    signatory: 'Eleanor Whitcombe, President',
    sendFrom: '2026-04-15',
    sendUntil: '2026-05-05',
  },
  {
    externalId: 'ops-payment-received',
    office: 'operations',
    channel: 'email',
    campaign: 'payment-confirmation',
    segments: ['mortgage'],
    subject: 'We received your mortgage payment',
    body: text(
      [
        'Hello {{FirstName}},',
        'We received your mortgage payment on {{Date}}. Your payment was posted to your loan and no further action is needed.',
        'You can see the payment under Loans in the mobile app.',
      ],
      OPERATIONS_FOOTER,
    ),
    bodyFormat: 'text',
    sendFrom: '2026-01-01',
  },
  {
    externalId: 'ops-payment-failed',
    office: 'operations',
    channel: 'email',
    campaign: 'payment-returned',
    segments: ['mortgage'],
    subject: 'Your mortgage payment failed',
    body: text(
      [
        'Hello {{FirstName}},',
        'Your mortgage payment on {{Date}} failed. It was returned by your bank and you need to pay again within ten days.',
        'You can pay under Loans in the mobile app.',
      ],
      OPERATIONS_FOOTER,
    ),
    bodyFormat: 'text',
    sendFrom: '2026-01-01',
  },
  {
    externalId: 'mkt-refer',
    office: 'marketing',
    channel: 'email',
    campaign: 'refer-spring',
    segments: ['all-customers'],
    subject: 'Refer a friend and you both get $50',
    body: text(
      [
        'Hi {{FirstName}},',
        'When you refer a friend to Harbour Street Bank and they open a checking account, you both get fifty dollars. Share your personal link from the app, and we will credit both accounts once your friend has made ten debit card purchases.',
        'You can refer as many as five friends a year. The offer ends on May 31.',
      ],
      MARKETING_FOOTER,
    ),
    bodyFormat: 'text',
    sendFrom: '2026-03-15',
    sendUntil: '2026-05-31',
  },
  {
    externalId: 'cards-refer',
    office: 'cards',
    channel: 'email',
    campaign: 'pierside-friends',
    segments: ['long-time', 'mortgage'],
    subject: 'Refer a friend: $50 for each of you',
    body: text(
      [
        'Hi {{FirstName}},',
        'When you refer a friend to Harbour Street Bank and they open a checking account, you both get fifty dollars. Share your personal link from the app, and we will credit both accounts once your friend has made ten purchases with the debit card.',
        'You can refer up to five friends each year. The offer ends on May 31.',
        'Pierside Cards issues the debit card on behalf of Harbour Street Bank.',
      ],
      '',
    ),
    bodyFormat: 'text',
    sendFrom: '2026-04-01',
    sendUntil: '2026-05-31',
  },
  {
    externalId: 'ops-privacy',
    office: 'operations',
    channel: 'letter',
    campaign: 'annual-privacy',
    segments: ['all-customers'],
    subject: 'Your yearly privacy notice',
    body: text(PRIVACY, OPERATIONS_FOOTER),
    bodyFormat: 'text',
    sendFrom: '2026-06-01',
    sendUntil: '2026-06-30',
  },
  {
    externalId: 'cards-privacy',
    office: 'cards',
    channel: 'letter',
    campaign: 'privacy-mailing',
    segments: ['all-customers'],
    subject: 'Your yearly privacy notice',
    body: text([PRIVACY[0] as string, PRIVACY[2] as string, PRIVACY[1] as string, ...PRIVACY.slice(3)], ''),
    bodyFormat: 'text',
    sendFrom: '2026-06-20',
    sendUntil: '2026-07-15',
  },
  {
    externalId: 'ops-privacy-last-year',
    office: 'operations',
    channel: 'letter',
    campaign: 'annual-privacy-2025',
    segments: ['all-customers'],
    subject: 'Your yearly privacy notice',
    body: text(PRIVACY, OPERATIONS_FOOTER),
    bodyFormat: 'text',
    sendFrom: '2025-06-01',
    sendUntil: '2025-06-30',
  },
  {
    externalId: 'mkt-mortgage-rates',
    office: 'marketing',
    channel: 'email',
    campaign: 'spring-rates',
    segments: ['mortgage'],
    subject: 'Is it time to refinance?',
    body: text(
      [
        'Hi {{FirstName}},',
        'Rates on thirty-year mortgages are lower than when you bought your home. Refinancing could bring down what you pay every month or shorten your loan by years.',
        'Our loan officers work out your savings in a quarter of an hour, without obligation. Book a call in the app.',
      ],
      MARKETING_FOOTER,
    ),
    bodyFormat: 'text',
    sendFrom: '2026-04-10',
    sendUntil: '2026-04-20',
  },
  {
    externalId: 'ops-branch-move',
    office: 'operations',
    channel: 'letter',
    campaign: 'islington-branch',
    segments: ['all-customers'],
    subject: 'Our Islington Street branch is moving',
    body: text(
      [
        'Dear customer,',
        'From May 4 our Islington Street branch is at 220 Market Street. The new branch has a drive-through and free parking behind the building.',
        'Safe deposit boxes move with us; we will write to box holders separately about their appointments.',
      ],
      OPERATIONS_FOOTER,
    ),
    bodyFormat: 'text',
    sendFrom: '2026-04-05',
    sendUntil: '2026-05-04',
  },
  {
    externalId: 'mkt-app',
    office: 'marketing',
    channel: 'email',
    campaign: 'new-app',
    segments: ['all-customers'],
    subject: 'See your spending at a glance',
    body: text(
      [
        'Hi {{FirstName}},',
        'Our new app sorts your spending by groceries, travel, bills and fun, and shows you where your money went last month. Set a budget and we will nudge you before you go over it.',
        'Update the app to try it.',
      ],
      MARKETING_FOOTER,
    ),
    bodyFormat: 'text',
    sendFrom: '2026-02-20',
    sendUntil: '2026-03-31',
  },
  {
    externalId: 'draft-refer',
    office: 'president',
    channel: 'email',
    segments: ['all-customers'],
    subject: 'Refer a friend',
    body: 'Hi {{FirstName}},\n\nWhen you refer a friend to Harbour Street Bank and they open a checking account, you both get fifty dollars. Share your personal link from the app, and we will credit both accounts once your friend has made ten debit card purchases.',
    bodyFormat: 'text',
  },
];

/** A letter of that name. */
export function letter(externalId: string, changes: Partial<Letter> = {}): Letter {
  const found = LETTERS.find((one) => one.externalId === externalId);
  if (found === undefined) throw new Error(`no letter ${externalId}`);
  return { ...found, ...changes };
}

/** Letters as an NDJSON upload. */
export function ndjson(letters: readonly unknown[]): string {
  return letters.map((one) => `${JSON.stringify(one)}\n`).join('');
}
