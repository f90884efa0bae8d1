import fc from 'fast-check';
import type { BodyFormat, ReadText } from './document.js';
import { readBody } from './read.js';

const read = (body: string, format: BodyFormat = 'html', subject: string | null = null): ReadText =>
  readBody({ subject, body, format });
const passages = (body: string, format: BodyFormat = 'html', subject: string | null = null): string[] => {
  const { text, passages: all } = read(body, format, subject);
  return all.map(({ start, end }) => text.slice(start, end));
};
const kinds = (body: string, format: BodyFormat = 'html'): string[] =>
  read(body, format).passages.map(({ kind }) => kind);

describe('the text', () => {
  it('is the subject line, a blank line, and the body', () => {
    expect(read('<p>Welcome aboard.</p>', 'html', ' Your  account ').text).toBe('Your account\n\nWelcome aboard.');
    expect(read('Welcome aboard.', 'text', null).text).toBe('Welcome aboard.');
    expect(read('', 'html', 'Only a subject').text).toBe('Only a subject');
  });

  it('folds white space, decodes entities and breaks lines where br does', () => {
    expect(passages('<p>One\n   two&nbsp;&amp; three&zwnj;<br>\n four &#8217;n&#146; five</p>')).toEqual([
      'One two & three\u200c\nfour ’n’ five',
    ]);
  });

  it('parts passages at two line breaks', () => {
    expect(passages('First.<br><br>Second.<br>Third.')).toEqual(['First.', 'Second.\nThird.']);
  });
});

describe('what the customer does not see', () => {
  const visible = (hidden: string): string => read(`<body>${hidden}<p>Seen</p></body>`).text;

  it.each([
    '<div style="display:none;max-height:0">Preheader</div>',
    '<span style="visibility: hidden">Preheader</span>',
    '<div style="font-size:1px;color:#fff">Preheader</div>',
    '<div style="max-height:0px;overflow:hidden">Preheader</div>',
    '<div style="opacity: 0">Preheader</div>',
    '<div hidden>Preheader</div>',
    '<style>.pre, span.x { display: none !important }</style><div class="a pre">Preheader</div>',
    '<script>alert("x")</script><template>later</template><noembed>x</noembed>',
    '<!--[if mso]><p>Outlook only</p><![endif]-->',
    '<img src="x.gif" width="1" height="1" alt="tracked">',
    '<head><title>Title</title></head>',
  ])('%s', (hidden) => {
    expect(visible(hidden)).toBe('Seen');
  });

  it('is not what only a small screen hides, nor what only Outlook hides', () => {
    expect(visible('<style>@media (max-width:600px) { .wide { display:none } }</style><p class="wide">Wide</p>')).toBe(
      'Wide\n\nSeen',
    );
    expect(visible('<!--[if !mso]><!--><p style="mso-hide:all">Button</p><!--<![endif]-->')).toBe('Button\n\nSeen');
  });

  it('is not what stands readable inside a cell without a font size', () => {
    expect(visible('<div style="font-size:0"><span style="font-size:16px">Column</span></div>')).toBe('Column\n\nSeen');
  });
});

describe('a quoted reply', () => {
  it.each([
    ['html', '<p>Yes.</p><p>On Mon, 2 Mar 2026, Ann Lee wrote:</p><blockquote>Shall we?</blockquote>'],
    ['html', '<p>Yes.</p><blockquote type="cite"><p>Shall we?</p></blockquote>'],
    ['html', '<p>Yes.</p><div class="gmail_quote">On Monday Ann wrote:<br>Shall we?</div>'],
    [
      'html',
      '<p>Yes.</p><div><b>From:</b> Ann<br><b>Sent:</b> Monday<br><b>To:</b> Bob<br><b>Subject:</b> It</div><p>Shall we?</p>',
    ],
    ['text', 'Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Ann Lee\n<ann@example.com> wrote:\n\n> Shall we?\n> Or not?\n'],
    ['text', 'Yes.\n\n-----Original Message-----\nFrom: Ann\n\nShall we?'],
    ['text', 'Yes.\n\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: It\n\nShall we?'],
  ] as const)('is left out (%s) %s', (format, body) => {
    expect(read(body, format).text).toBe('Yes.');
  });

  it('stays when there is nothing else', () => {
    expect(passages('> Dear customer,\n>\n> your fee is $5.', 'text')).toEqual(['Dear customer,', 'your fee is $5.']);
    expect(read('<div class="gmail_quote"><p>Your fee is $5.</p></div>').text).toBe('Your fee is $5.');
  });

  it('is not a quotation of the letter’s own', () => {
    expect(read('<p>They say:</p><blockquote>Best gym in town.</blockquote>').text).toContain('Best gym in town.');
    expect(
      read(
        'A member told us last week in so many words:\n\n> Best gym in town.\n\nWe agree with her, all of us here.',
        'text',
      ).text,
    ).toContain('Best gym in town.');
  });
});

describe('headings', () => {
  it('head what follows, down to the next of their level', () => {
    const { passages: all } = read('<h1>A</h1><p>one</p><h2>B</h2><p>two</p><h1>C</h1><p>three</p>');
    expect(all.map(({ heading }) => heading)).toEqual([null, 0, 0, 2, null, 4]);
  });

  it('are told by bold type alone when short and no sentence', () => {
    expect(kinds('<p><b>Fees and charges</b></p><p>The fee is $5.</p><p><b>You must act now.</b></p>')).toEqual([
      'heading',
      'paragraph',
      'paragraph',
    ]);
  });

  it('are told in plain text by capitals, a line below, a mark, or standing alone before a sentence', () => {
    const text =
      'FEES\n\nThe fee is $5 a month.\n\nHours\n=====\n\nWe open at nine.\n\n# Access\n\nUse your card.\n\nHow to reach us\n\nCall the number on the back of your card, at any hour.';
    expect(kinds(text, 'text')).toEqual([
      'heading',
      'paragraph',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('leave a run-in heading in its paragraph', () => {
    expect(passages('1. Access. Your key tag admits you.\n\n2. Dues. Dues are drawn monthly.', 'text')).toEqual([
      '1. Access. Your key tag admits you.',
      '2. Dues. Dues are drawn monthly.',
    ]);
  });
});

describe('lists', () => {
  it('know what leads into them, and how deep they are', () => {
    const { passages: all } = read(
      '<p>You will need:</p><ul><li>A card<ul><li>not expired</li></ul></li><li>A form</li></ul>',
    );
    expect(all.map(({ kind, list }) => [kind, list])).toEqual([
      ['paragraph', null],
      ['item', { lead: 0, depth: 0 }],
      ['item', { lead: 1, depth: 1 }],
      ['item', { lead: 0, depth: 0 }],
    ]);
  });

  it.each(['- ', '* ', '• ', '•'])('are read from plain text (%j)', (mark) => {
    const { text, passages: all } = read(
      `You will need:\n\n${mark}A card that has\n  not expired\n${mark}A form`,
      'text',
    );
    expect(all.map(({ start, end }) => text.slice(start, end))).toEqual([
      'You will need:',
      'A card that has\nnot expired',
      'A form',
    ]);
    expect(all[2]?.list).toEqual({ lead: 0, depth: 0 });
  });

  it('are read from cells that hold nothing but a bullet', () => {
    expect(kinds('<table><tr><td>•</td><td>One thing</td></tr><tr><td>•</td><td>Another</td></tr></table>')).toEqual([
      'item',
      'item',
    ]);
  });
});

describe('tables', () => {
  it('of data keep their rows, columns and headers', () => {
    const { text, passages: all } = read(
      '<table><tr><th>Plan</th><th>From June 1</th></tr><tr><td>Team</td><td>$34.00</td></tr><tr><td>Enterprise</td><td>$55.00</td></tr></table>',
    );
    expect(text).toBe('Plan\tFrom June 1\nTeam\t$34.00\nEnterprise\t$55.00');
    expect(all[5]?.table).toEqual({ table: 0, row: 2, column: 1, rowHeader: 4, columnHeader: 1 });
  });

  it('of layout are dissolved', () => {
    const layout =
      '<table role="presentation"><tr><td><table><tr><td><h1>Hi</h1><p>One</p></td></tr><tr><td>Two</td></tr></table></td></tr></table>';
    expect(kinds(layout)).toEqual(['heading', 'paragraph', 'paragraph']);
    expect(kinds('<table><tr><th><p>Left</p></th><th><p>Right</p></th></tr></table>')).toEqual([
      'paragraph',
      'paragraph',
    ]);
  });

  it('stand with header rows that no th marks', () => {
    const { passages: all } = read(
      '<table><tr><td>Item</td><td>Price</td></tr><tr><td>Towel</td><td>$3</td></tr><tr><td>Lock</td><td>$12</td></tr></table>',
    );
    expect(all[3]?.table?.columnHeader).toBe(1);
    expect(all[3]?.table?.rowHeader).toBe(2);
  });
});

describe('plain text', () => {
  it('joins lines that were wrapped and keeps those that were broken', () => {
    const wrapped =
      'This letter confirms that your membership agreement has been\naccepted and is now active. Please keep it with your\nrecords.';
    expect(passages(wrapped, 'text')).toEqual([wrapped.replace(/\n/g, ' ')]);
    expect(passages('Lorraine Pettibone\nManager, Member Services', 'text')).toEqual([
      'Lorraine Pettibone\nManager, Member Services',
    ]);
  });

  it('parts keys with their values', () => {
    expect(passages('Date: March 1, 2026\nAmount: $5.00', 'text')).toEqual(['Date: March 1, 2026', 'Amount: $5.00']);
  });

  it('reads what stands in pre like plain text', () => {
    expect(passages('<pre>First line\n\nSecond line</pre>')).toEqual(['First line', 'Second line']);
  });
});

describe('links', () => {
  it('say which words lead where', () => {
    const { text, links } = read('<p>Please <a href="https://example.com/{{id}}"> sign\nin </a> today</p>');
    expect(links.map(({ start, end, href }) => [text.slice(start, end), href])).toEqual([
      ['sign in', 'https://example.com/{{id}}'],
    ]);
  });
});

describe('merge tags inside markup', () => {
  it.each([
    ['<p>Dear <%= user.name %>,</p>', '<%= user.name %>'],
    ['<p>Dear <<Client.PreferredName>>,</p>', '<<Client.PreferredName>>'],
    ['<p>Due <Date=Date of Notice +95 days>.</p>', '<Date=Date of Notice +95 days>'],
    ['<p>{{ "a" | default: "<x>" }}</p>', '{{ "a" | default: "<x>" }}'],
    ['<p>{% if a < b %}</p>', '{% if a < b %}'],
    ['<p>{{ first<strong>_na</strong>me }}</p>', '{{ first_name }}'],
  ])('are kept: %s', (body, tag) => {
    const { text, fields } = read(body);
    expect(fields.map(({ start, end }) => text.slice(start, end))).toEqual([tag]);
  });

  it('are left out where they are comments', () => {
    expect(read('<p>A{{!-- not "this" --}}B{# nor <that> #}C<%# or this %>D</p>').text).toBe('ABCD');
  });

  it('leave real elements with bare attributes alone', () => {
    expect(read('<body lang=EN-US link=blue><p class=MsoNormal>Words</p></body>').text).toBe('Words');
  });
});

describe('any string', () => {
  const bits = fc.constantFrom(
    ...(
      '<p> </p> <td> <table> </table> <tr> <ul> <li> </ul> <br> <a href=x> </a> <div style="display:none"> </div> <b> </b> <h2> </h2> <!-- --> ' +
      '<% %> {{ }} {% %} << >> [[ ]] (( )) *| |* %% __ $ & &amp; &nbsp; <pre> </pre> <script> </script> <style> </style> \ufdd0 \ufdd1'
    ).split(' '),
    ...[
      '\n',
      ' ',
      '- ',
      '> ',
      'On x wrote:',
      'From: a',
      'Sent: b',
      'Dear a,',
      'Sincerely,',
      'Ann Lee',
      '--',
      '===',
      'Fee: $5',
      '\u00a0',
      '😀',
    ],
  );
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(bits, fc.string({ maxLength: 6 })), { maxLength: 60 }).map((all) => all.join('')),
  );

  it('is read without a throw, into ordered passages that cover all but white space', () => {
    fc.assert(
      fc.property(
        anything,
        fc.option(fc.string()),
        fc.constantFrom<BodyFormat>('text', 'html'),
        (body, subject, format) => {
          const { text, passages: all, fields, links } = readBody({ subject, body, format });
          let before = 0;
          for (const { start, end, heading, list, table } of all) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(text.slice(before, start).trim()).toBe('');
            expect(end).toBeGreaterThan(start);
            for (const other of [heading, list?.lead, table?.rowHeader, table?.columnHeader])
              if (typeof other === 'number') expect(all[other]).toBeDefined();
            before = end;
          }
          expect(text.slice(before)).toBe('');
          let fieldEnd = 0;
          for (const { start, end } of fields) {
            expect(start).toBeGreaterThanOrEqual(fieldEnd);
            expect(end).toBeLessThanOrEqual(text.length);
            fieldEnd = end;
          }
          for (const { start, end } of links) {
            expect(end).toBeGreaterThan(start);
            expect(all.some((each) => each.start <= start && each.end >= end)).toBe(true);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('reads the same twice', () => {
    fc.assert(fc.property(anything, (body) => expect(read(body)).toEqual(read(body))));
  });

  it.each([
    ['text', 'a'.repeat(100_000)],
    ['text', 'lorem ipsum dolor sit amet '.repeat(40_000)],
    ['text', '> a\n'.repeat(100_000)],
    ['text', '{{'.repeat(100_000)],
    ['text', '(([[%%*|'.repeat(20_000)],
    ['html', '<b>'.repeat(100_000)],
    ['html', `<span>${'<div>'.repeat(100_000)}x${'</span>'.repeat(100_000)}`],
    ['html', '<table><tr><td>'.repeat(50_000)],
    ['html', 'a<br>'.repeat(100_000)],
    ['html', '<a href="x">a</a> '.repeat(50_000)],
    ['html', '<%'.repeat(100_000)],
  ] as const)('is read in time, however it is made (%s)', (format, body) => {
    // The processor's time: what else the machine does is no fault of the text. What is not linear takes minutes here.
    const before = process.cpuUsage();
    read(body, format);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
  });
});
