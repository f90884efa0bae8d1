import { isInside, literalAddress } from './addresses.js';

test.each([
  '127.0.0.1',
  '127.8.9.10',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '::1',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  'not an address',
])('%s lies inside', (address) => {
  expect(isInside(address)).toBe(true);
});

test.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
  '%s is of the public internet',
  (address) => {
    expect(isInside(address)).toBe(false);
  },
);

test.each([
  ['http://127.0.0.1/', '127.0.0.1'],
  ['http://2130706433/', '127.0.0.1'],
  ['http://0x7f.1/', '127.0.0.1'],
  ['http://[::1]:8080/', '::1'],
  ['http://example.com/', null],
  ['http://127.0.0.1.example.com/', null],
])('the host of %s', (url, address) => {
  expect(literalAddress(new URL(url).hostname)).toBe(address);
});
