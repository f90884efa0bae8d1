import { dayOfDate } from '../platform/clock.js';
import { type CountedConflict, countsOfCommunication, countsOfConflict } from './shares.js';

const day = (date: string) => dayOfDate(`2026-${date}`);
const words = (counts: ReturnType<typeof countsOfConflict>) =>
  counts.map(({ measure, day: at }) => `${measure} ${at.slice(5)}`);

function conflict(changes: [string, string][], more: Partial<CountedConflict> = {}): CountedConflict {
  const status = changes.at(-1)?.[1] ?? 'open';
  return {
    kind: 'duplicate',
    below: false,
    status,
    changes: changes.map(([at, to]) => ({ day: day(at), to })),
    ...more,
  };
}

const letter = { fromDay: day('03-10'), untilDay: day('03-20'), withdrawnDay: null };

describe('what a conflict adds', () => {
  test('each time it came up and ended; what happens in between is no news', () => {
    const life = conflict([
      ['03-01', 'open'],
      ['03-02', 'in_review'],
      ['03-03', 'resolved'],
      ['03-08', 'open'],
      ['03-09', 'dismissed'],
    ]);
    expect(words(countsOfConflict(life))).toEqual([
      'opened 03-01',
      'resolved 03-03',
      'reopened 03-08',
      'dismissed 03-09',
    ]);
  });

  test('nothing while it lies below the bar, or where it was superseded on the day it came up', () => {
    expect(countsOfConflict(conflict([['03-01', 'open']], { below: true }))).toEqual([]);
    expect(
      words(
        countsOfConflict(
          conflict([
            ['03-01', 'open'],
            ['03-01', 'superseded'],
          ]),
        ),
      ),
    ).toEqual([]);
    expect(
      words(
        countsOfConflict(
          conflict([
            ['03-01', 'open'],
            ['03-02', 'superseded'],
          ]),
        ),
      ),
    ).toEqual(['opened 03-01', 'superseded 03-02']);
  });
});

describe('what a communication adds', () => {
  const of = (communication: Parameters<typeof countsOfCommunication>[0], ...conflicts: CountedConflict[]) =>
    words(countsOfCommunication(communication, conflicts));

  test('its send window; always on has no end, a draft no beginning', () => {
    expect(of(letter)).toEqual(['sent-from 03-10', 'sent-until 03-21']);
    expect(of({ ...letter, untilDay: null })).toEqual(['sent-from 03-10']);
    expect(of({ ...letter, fromDay: null, untilDay: null })).toEqual([]);
  });

  test('only what was sent before it was withdrawn', () => {
    expect(of({ ...letter, withdrawnDay: day('03-12') })).toEqual(['sent-from 03-10', 'sent-until 03-12']);
    expect(of({ ...letter, withdrawnDay: day('03-10') })).toEqual([]);
  });

  test('it is redundant from the first day it is sent, also where it was found late', () => {
    expect(of(letter, conflict([['06-01', 'open']]))).toContain('redundant-from 03-10');
    expect(of(letter, conflict([['06-01', 'open']]))).toContain('redundant-until 03-21');
  });

  test('until a decision ends it; a dismissed one never was one', () => {
    const decided = of(
      letter,
      conflict([
        ['03-01', 'open'],
        ['03-15', 'resolved'],
      ]),
    );
    expect(decided).toContain('redundant-until 03-15');
    expect(
      of(
        letter,
        conflict([
          ['03-01', 'open'],
          ['03-15', 'dismissed'],
        ]),
      ),
    ).toHaveLength(2);
    expect(
      of(
        letter,
        conflict([
          ['03-01', 'open'],
          ['03-05', 'resolved'],
        ]),
      ),
    ).toHaveLength(2);
  });

  test('of a superseded one, the days on which it stood', () => {
    const counts = of(
      letter,
      conflict(
        [
          ['03-12', 'open'],
          ['03-14', 'superseded'],
        ],
        { kind: 'contradiction' },
      ),
    );
    expect(counts).toEqual([
      'sent-from 03-10',
      'sent-until 03-21',
      'contradicted-from 03-12',
      'contradicted-until 03-14',
    ]);
  });

  test('several conflicts count once', () => {
    const counts = of(
      letter,
      conflict([['03-01', 'open']]),
      conflict([
        ['03-01', 'open'],
        ['03-15', 'resolved'],
      ]),
    );
    expect(counts.filter((one) => one.startsWith('redundant'))).toEqual([
      'redundant-from 03-10',
      'redundant-until 03-21',
    ]);
  });
});
