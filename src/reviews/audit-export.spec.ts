import { csvField } from './audit-export.js';

test.each([
  [null, ''],
  [7, '7'],
  ['plain', 'plain'],
  ['two, "three"', '"two, ""three"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("https://example.com")', '"\'=HYPERLINK(""https://example.com"")"'],
  ['@dana', "'@dana"],
  [{ a: 1 }, '"{""a"":1}"'],
])('%j as a field of a CSV file', (value, field) => {
  expect(csvField(value)).toBe(field);
});
