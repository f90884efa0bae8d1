import { readBody } from './read.js';

it.each([
  ['en', 'Your fee for the year is due on the first of March, and we will draw it from your account.'],
  ['de', 'Ihre Gebühr für das Jahr ist am ersten März fällig, und wir werden sie von Ihrem Konto einziehen.'],
  ['fr', 'Votre cotisation pour l’année est due le premier mars et nous la prélèverons sur votre compte.'],
  ['es', 'La cuota del año vence el primero de marzo y la cargaremos en su cuenta con la fecha de ese día.'],
  ['nl', 'De jaarlijkse bijdrage is op een maart verschuldigd en wij schrijven het van uw rekening af.'],
  ['ja', '年会費は三月一日に口座から引き落とされます。ご確認ください。'],
  ['und', 'ABC 123'],
  ['und', ''],
])('%s', (language, body) => {
  expect(readBody({ subject: null, body, format: 'text' }).language).toBe(language);
});
