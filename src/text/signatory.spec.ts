import { readBody } from './read.js';
import { findSignatory } from './signatory.js';

const BODY = 'This letter confirms that your agreement is active.\n\nPlease keep it with your records.';
const signatory = (end: string) =>
  findSignatory(readBody({ subject: null, body: `Dear Ann,\n\n${BODY}\n\n${end}`, format: 'text' }));

it.each([
  ['Sincerely,\n\nDana Whitfield\nPresident & CEO', 'Dana Whitfield, President & CEO'],
  ['Yours faithfully\n\nR. Papadakis\nManager, Customer Accounts', 'R. Papadakis, Manager, Customer Accounts'],
  ['Kind regards,\nDana Ruiz', 'Dana Ruiz'],
  ['Everett Halloran\nFounder and Chief Executive', 'Everett Halloran, Founder and Chief Executive'],
  ['Sincerely,\n\n{{agent_name}}', null],
  ['Call us at any hour on 555 0142.', null],
])('%j', (end, expected) => {
  expect(signatory(end)).toBe(expected);
});
