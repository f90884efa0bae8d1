import type { Schemas } from '../../api/client';
import { showDay, showNumber } from '../../shared/format';
import { words } from '../../words';
import classes from './timeline.module.css';

const t = words.timeline;

/** How much reaches a customer week by week, and how much of it collides. */
export function Pressure({ weeks }: { weeks: readonly Schemas['PressureWeek'][] }) {
  const most = Math.max(1, ...weeks.map(({ inForce }) => inForce));
  return (
    <div className={classes.scroll} role="region" aria-label={t.pressure} tabIndex={0}>
      <table className={classes.weeks}>
        <thead>
          <tr>
            <th scope="col">{t.week}</th>
            <th scope="col">{t.inForce}</th>
            <th scope="col">{t.starting}</th>
            <th scope="col">{t.offices}</th>
            <th scope="col">{t.colliding}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ at, inForce, starting, offices, colliding }) => (
            <tr key={at}>
              <th scope="row">{showDay(at)}</th>
              <td>
                <span className={classes.measure} aria-hidden>
                  <span style={{ width: `${(colliding / most) * 100}%` }} className={classes.colliding} />
                  <span style={{ width: `${((inForce - colliding) / most) * 100}%` }} className={classes.calm} />
                </span>
                {showNumber(inForce)}
              </td>
              <td>{showNumber(starting)}</td>
              <td>{showNumber(offices)}</td>
              <td>{showNumber(colliding)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
