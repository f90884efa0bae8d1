import { findFields } from './merge-fields.js';

const only = (text: string) => findFields(`Dear reader, ${text} and so on`);

describe('merge fields of every system', () => {
  it.each([
    ['{{ first_name }}', 'first_name', 'name'],
    ['{{{amount_due}}}', 'amount_due', 'amount'],
    ['{{ .AccountNumber }}', 'account_number', 'number'],
    ['{{var order.increment_id|raw}}', 'order_increment_id', 'number'],
    ['<%= user.email %>', 'user_email', 'contact'],
    ['*|FNAME|*', 'fname', 'name'],
    ['((school name))', 'school_name', 'name'],
    ['((cancellation_url))', 'cancellation_url', 'link'],
    ['[[FirstName]]', 'first_name', 'name'],
    ['%%firstname%%', 'firstname', 'name'],
    ['%EMAIL%', 'email', 'contact'],
    ['%{due_date}', 'due_date', 'date'],
    ['#{name}', 'name', 'name'],
    ['${total}', 'total', 'amount'],
    ['{$price}', 'price', 'amount'],
    ['{email}', 'email', 'contact'],
    ['@{params("city")}', 'city', 'address'],
    ['<<Client.PreferredName>>', 'client_preferred_name', 'name'],
    ['«Appeal_Deadline»', 'appeal_deadline', 'date'],
    ['[Product Name]', 'product_name', 'name'],
    ['[ACCOUNT_NO]', 'account_no', 'number'],
    ['##unsubscribe##', 'unsubscribe', 'link'],
    ['<Date=Date of Notice +95 days>', 'date', 'date'],
    ['____', '', 'text'],
    ['*|POLNUM|*', 'polnum', 'number'],
    ['{{ credit_card_brand }}', 'credit_card_brand', 'text'],
  ])('%s', (tag, name, type) => {
    expect(only(tag)).toEqual([{ start: 13, end: 13 + tag.length, name, type }]);
  });

  it.each([
    '{{#if paid}}',
    '{{/if}}',
    '{{else}}',
    '{{#each items}}',
    '{% if paid %}',
    '{% endif %}',
    '<% if paid %>',
    '<% end %>',
    '*|IF:PAID|*',
    '*|END:IF|*',
    '{if $paid}',
    '{/if}',
  ])('%s is a block', (tag) => {
    expect(only(tag).map(({ type }) => type)).toEqual(['block']);
  });

  it('a blank after a currency sign is an amount', () => {
    expect(only('$____').map(({ type }) => type)).toEqual(['amount']);
  });
});

describe('what only looks like one', () => {
  it.each([
    '((Udhay Shankar N))',
    '[ILUG] meeting',
    '[sic]',
    '[1]',
    '[click here](https://example.com)',
    '«Bonjour»',
    'dit « merci » et',
    'function f() { return x; }',
    '{"a": 1}',
    '100% of 50% of',
    'https://example.com/%C3%A9t%C3%A9',
    '__init',
    'a < b and c > d',
    '* a | b *',
    '#1 of $5',
  ])('%s', (words) => {
    expect(only(words)).toEqual([]);
  });
});
