import { fromAnotherSite } from './same-origin.js';

describe('requests from another site', () => {
  it.each([
    [{}, false],
    [{ 'sec-fetch-site': 'same-origin' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'same-site' }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://ours.example' }, true],
    [{ origin: 'https://ours.example' }, false],
    [{ origin: 'https://ours.example.evil.example' }, true],
    [{ origin: 'http://ours.example' }, true],
    [{ origin: 'null' }, true],
  ])('%j: %s', (headers, another) => {
    expect(fromAnotherSite({ headers }, ['https://ours.example'])).toBe(another);
  });
});
