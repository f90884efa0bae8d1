import { type ChainEntry, EMPTY_HEAD, chained, follow } from './chain.js';

function chain(length: number): ChainEntry[] {
  const entries: ChainEntry[] = [];
  for (let i = 0; i < length; i++) {
    const last = entries.at(-1);
    entries.push(
      chained(last ?? EMPTY_HEAD, {
        at: '2026-03-02T10:00:00.000Z',
        actor: 'dana',
        action: 'conflict.decided',
        subject: `conflict-${i}`,
        fromState: 'open',
        toState: 'resolved',
        reason: null,
        detail: '{}',
      }),
    );
  }
  return entries;
}

const faultsOf = (entries: ChainEntry[]) => follow(EMPTY_HEAD, entries).faults;

describe('the chain of the journal', () => {
  test('as it was written, it has no fault, and ends where its last entry is', () => {
    const entries = chain(5);
    expect(follow(EMPTY_HEAD, entries)).toEqual({ head: { seq: 5, hash: entries[4]?.hash }, faults: [] });
  });

  test('read in pieces, it is checked as if it were read at once', () => {
    const entries = chain(6);
    const { head } = follow(EMPTY_HEAD, entries.slice(0, 3));
    expect(follow(head, entries.slice(3)).faults).toEqual([]);
  });

  test.each(['actor', 'action', 'subject', 'fromState', 'toState', 'reason', 'detail', 'at'] as const)(
    'a changed %s is found at its entry',
    (field) => {
      const entries = chain(4);
      (entries[2] as ChainEntry)[field] = 'something else';
      expect(faultsOf(entries)).toEqual([{ seq: 3, fault: 'its content was changed after it was written' }]);
    },
  );

  test('a missing entry is named', () => {
    expect(faultsOf(chain(4).filter(({ seq }) => seq !== 2))[0]).toEqual({
      seq: 3,
      fault: 'entry 2 is missing before it',
    });
    expect(faultsOf(chain(5).filter(({ seq }) => seq !== 2 && seq !== 3))[0]?.fault).toContain(
      'entries 2 to 3 are missing',
    );
  });

  test('an entry that was written anew with a fitting hash of its own is found at the next one', () => {
    const entries = chain(4);
    const before = entries[0] as ChainEntry;
    entries[1] = chained({ seq: 1, hash: before.hash }, { ...(entries[1] as ChainEntry), reason: 'forged' });
    expect(faultsOf(entries)).toEqual([{ seq: 3, fault: 'it does not follow on the entry before it' }]);
  });
});
