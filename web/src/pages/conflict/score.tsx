import { Text } from '@mantine/core';
import { showShare } from '../../shared/format';
import { words } from '../../words';
import type { Conflict } from './review';
import { Section } from './Section';
import classes from './conflict.module.css';
import meaning from '../../shared/meaning.module.css';

const t = words.conflict;

/** Steps smaller than this move the confidence by less than one percent: they are of no interest. */
const LEAST = 0.02;

/** The steps that add up to the score, as a waterfall; the numbers beside the bars say the same. */
export function Score({ of }: { of: Conflict }) {
  const [strongest] = of.evidence;
  const all = of.steps ?? strongest?.steps.map(({ name, contribution }) => ({ name, value: contribution })) ?? [];
  if (all.length === 0) return null;
  const steps = all.filter(({ value }) => Math.abs(value) >= LEAST);
  const ends: number[] = [];
  for (const { value } of steps) ends.push((ends.at(-1) ?? 0) + value);
  const total = all.reduce((sum, { value }) => sum + value, 0);
  const low = Math.min(0, ...ends);
  const scale = 100 / (Math.max(0, ...ends) - low || 1);
  return (
    <Section title={t.score(showShare(of.confidence))} lead={t.scoreLead}>
      <table className={`${classes.waterfall} ${meaning[`edge-${of.kind}`]}`}>
        <thead>
          <tr>
            <th scope="col">{t.step}</th>
            <th scope="col" className={classes.number}>
              {t.adds}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, value }, index) => {
            const from = ends[index - 1] ?? 0;
            return (
              <tr key={name}>
                <th scope="row">{t.steps[name] ?? name}</th>
                <td className={classes.number}>{signed(value)}</td>
                <td aria-hidden className={classes.fall}>
                  <span
                    className={value > 0 ? classes.up : classes.down}
                    style={{
                      insetInlineStart: `${(Math.min(from, from + value) - low) * scale}%`,
                      width: `${Math.abs(value) * scale}%`,
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.sum}</th>
            <td className={classes.number}>{signed(total)}</td>
            <td>
              <Text size="sm" c="dimmed">
                {showShare(of.confidence)}
              </Text>
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

const signed = (value: number): string => `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`;
