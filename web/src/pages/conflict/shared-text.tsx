import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Schemas } from '../../api/client';
import { differences } from '../../shared/differences';
import { words } from '../../words';
import { type Comparison, type SharedPassage, type Variant, sharedText } from './alignment';
import { type Conflict, usePartName } from './review';
import classes from './conflict.module.css';
import meaning from '../../shared/meaning.module.css';

const t = words.conflict;

/** Many letters as one: what they share is said once, and who says it otherwise stands where it is said. */
export function SharedText({ of, letters }: { of: Conflict; letters: readonly Schemas['Communication'][] }) {
  const name = usePartName(of);
  const [base, ...others] = letters;
  const { passages, first, left } = useMemo(() => {
    const compared = others.map((letter) => ({ letter, comparison: comparisonWith(base?.id, letter, of.evidence) }));
    const whole = compared.flatMap(({ comparison }) => comparison ?? []);
    return {
      ...sharedText(base?.text ?? '', whole),
      left: compared.filter(({ comparison }) => comparison === null).map(({ letter }) => letter.id),
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `base` and `others` are parts of `letters`
  }, [letters, of.evidence]);
  if (base === undefined) return null;
  const names = (ids: readonly string[]) => [...new Set(ids)].map(name).join('; ');
  return (
    <div className={`${classes.shared} ${meaning[`edge-${of.kind}`]}`}>
      <Text size="sm" fw={650}>
        {name(base.id)}, {t.principal}
      </Text>
      {first.map((variant, index) => (
        <Added key={index} variant={variant} names={names} />
      ))}
      {passages.map((passage) => (
        <Passage key={passage.start} base={base.text} passage={passage} names={names} />
      ))}
      {left.length > 0 && (
        <Text size="sm" c="dimmed">
          {t.notAligned(names(left))}
        </Text>
      )}
    </div>
  );
}

type Names = (ids: readonly string[]) => string;

function Passage({ base, passage, names }: { base: string; passage: SharedPassage<string>; names: Names }) {
  const said = base.slice(passage.start, passage.end);
  return (
    <div className={classes.passage}>
      <p className={classes.cell}>{said}</p>
      {grouped(passage.variants).map(({ text, members }) => (
        <p key={text} className={classes.variant}>
          <Text span size="xs" c="dimmed">
            {t.insteadOf(names(members))}{' '}
          </Text>
          {differences(said, text).right.map(({ text: stretch, differs }, index) =>
            differs ? <mark key={index}>{stretch}</mark> : stretch,
          )}
        </p>
      ))}
      {passage.without.length > 0 && (
        <Text size="xs" c="dimmed" className={classes.variant}>
          {t.notIn(names(passage.without))}
        </Text>
      )}
      {passage.added.map((variant, index) => (
        <Added key={index} variant={variant} names={names} />
      ))}
    </div>
  );
}

function Added({ variant: { member, text }, names }: { variant: Variant<string>; names: Names }) {
  return (
    <p className={classes.variant}>
      <Text span size="xs" c="dimmed">
        {t.addedBy(names([member]))}{' '}
      </Text>
      <span className={classes.only}>{text}</span>
    </p>
  );
}

/** The same words once, with all who have them. */
function grouped(variants: readonly Variant<string>[]): { text: string; members: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { member, text } of variants) groups.set(text, [...(groups.get(text) ?? []), member]);
  return [...groups].map(([text, members]) => ({ text, members }));
}

function comparisonWith(
  base: string | undefined,
  { id, text }: { id: string; text: string },
  evidence: readonly Schemas['Evidence'][],
): Comparison<string> | null {
  const found = evidence.find(({ a, b }) => (a === base && b === id) || (a === id && b === base));
  if (found === undefined) return null;
  const baseIsA = found.a === base;
  return {
    member: id,
    text,
    passages: found.aligned.map(({ a, b }) => (baseIsA ? { base: a, theirs: b } : { base: b, theirs: a })),
  };
}
