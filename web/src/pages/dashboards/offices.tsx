import type { Schemas } from '../../api/client';
import { showNumber } from '../../shared/format';
import { words } from '../../words';
import classes from './dashboards.module.css';
import { Counted, type Count, type Shown } from './Figure';
import { openedIn, waiting } from './links';
import type { About } from './period';

type Matrix = Schemas['OfficeMatrix'];
type Pair = Matrix['pairs'][number];

const t = words.dashboards;

/** Which offices collide with which: conflicts that came up in the period, by the two that have a part in them. */
export function officesOf(matrix: Matrix, about: About, nameOf: (id: string) => string): Shown | null {
  const [worst] = [...matrix.pairs].sort((x, y) => y.opened - x.opened);
  if (worst === undefined) return null;
  const between = ({ a, b }: Pair) => ({ office: a, otherOffice: b });
  const opened = (pair: Pair): Count => ({
    count: pair.opened,
    to: openedIn(about, matrix.from, matrix.to, between(pair)),
  });
  const pairOf = (a: string, b: string) =>
    matrix.pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
  const namesOf = ({ a, b }: Pair) => (a === b ? t.offices.alone(nameOf(a)) : t.offices.pair(nameOf(a), nameOf(b)));
  return {
    reading: t.offices.reading(namesOf(worst), showNumber(worst.opened)),
    chart: (
      <>
        <div className={classes.scroll} role="region" aria-label={t.offices.matrix} tabIndex={0}>
          <table className={classes.matrix}>
            <thead>
              <tr>
                <td />
                {matrix.offices.map((office) => (
                  <th key={office} scope="col">
                    {nameOf(office)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {matrix.offices.map((row) => (
                <tr key={row}>
                  <th scope="row">{nameOf(row)}</th>
                  {matrix.offices.map((column) => {
                    const pair = pairOf(row, column);
                    const share = pair === undefined || worst.opened === 0 ? 0 : pair.opened / worst.opened;
                    return (
                      <td key={column} style={{ '--share': share } as React.CSSProperties}>
                        {pair === undefined ? (
                          '0'
                        ) : (
                          <Counted of={opened(pair)} label={`${namesOf(pair)}: ${showNumber(pair.opened)}`} />
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Picture matrix={matrix} most={worst.opened} pairOf={pairOf} nameOf={nameOf} />
      </>
    ),
    open: true,
    legend: [],
    table: {
      columns: [
        t.offices.between,
        t.conflicts.opened,
        words.statuses.resolved,
        words.statuses.dismissed,
        t.conflicts.open,
        ...(['duplicate', 'overlap', 'contradiction'] as const).map((kind) => words.kinds[kind]),
      ],
      rows: matrix.pairs.map((pair) => [
        namesOf(pair),
        opened(pair),
        pair.resolved,
        pair.dismissed,
        { count: pair.open, to: waiting(about, between(pair)) },
        ...(['duplicate', 'overlap', 'contradiction'] as const).map((kind) => ({
          count: pair[kind],
          to: openedIn(about, matrix.from, matrix.to, { ...between(pair), kind }),
        })),
      ]),
    },
  };
}

interface PictureProps {
  matrix: Matrix;
  most: number;
  pairOf: (a: string, b: string) => Pair | undefined;
  nameOf: (id: string) => string;
}

const SIDE = 56;
const NAMES = 210;

/** The matrix as it is saved; on the screen the table above stands for it. */
function Picture({ matrix: { offices }, most, pairOf, nameOf }: PictureProps) {
  const size = offices.length * SIDE;
  return (
    <svg viewBox={`0 0 ${NAMES + size} ${SIDE + size}`} className={classes.picture} aria-hidden>
      {offices.map((office, index) => (
        <g key={office} fontSize={13} fill="currentColor">
          <text x={NAMES + index * SIDE + SIDE / 2} y={SIDE - 12} textAnchor="middle">
            {index + 1}
          </text>
          <text x={0} y={SIDE + index * SIDE + SIDE / 2 + 4}>
            {index + 1} {nameOf(office)}
          </text>
        </g>
      ))}
      {offices.flatMap((a, row) =>
        offices.map((b, column) => {
          const opened = pairOf(a, b)?.opened ?? 0;
          const [x, y] = [NAMES + column * SIDE, SIDE + row * SIDE];
          return (
            <g key={`${a} ${b}`}>
              <rect
                x={x + 1}
                y={y + 1}
                width={SIDE - 2}
                height={SIDE - 2}
                fill="var(--came)"
                fillOpacity={0.03 + (most === 0 ? 0 : (opened / most) * 0.35)}
              />
              <text x={x + SIDE / 2} y={y + SIDE / 2 + 5} textAnchor="middle" fontSize={14} fill="currentColor">
                {showNumber(opened)}
              </text>
            </g>
          );
        }),
      )}
    </svg>
  );
}
