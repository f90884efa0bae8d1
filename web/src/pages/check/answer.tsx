import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useSession } from '../../app/session';
import type { Schemas } from '../../api/client';
import { useOfficeName } from '../../api/queries';
import { KindBadge, SeverityBadge } from '../../shared/badges';
import { showNumber } from '../../shared/format';
import { QuotePair } from '../../shared/QuotePair';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import classes from './check.module.css';
import type { Details, Letter } from './draft';
import { withEdit } from './edits';
import { Neighbours } from './neighbours';
import { useCheck } from './useCheck';

type Preflight = Schemas['Preflight'];
type Finding = Schemas['Finding'];

interface Props {
  details: Details;
  letter: Letter;
  /** Whether something was changed that is not asked about yet. */
  behind: boolean;
  /** Takes over a proposed edit. */
  change: (letter: Letter) => void;
}

/** Whether the letter is clear, and if not, with what it collides. */
export function Answer({ details, letter, behind, change }: Props) {
  const { data, error, isFetching, isPlaceholderData, ready, refetch } = useCheck(details, letter);
  if (!ready) {
    const missing = letter.body.trim() === '' ? words.check.empty : words.check.waiting;
    return <Empty title={words.check.nothingYet}>{missing}</Empty>;
  }
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={7} height={28} />;
  const stale = behind || isPlaceholderData;
  return (
    <Stack gap="lg" aria-busy={stale || isFetching}>
      <Verdict of={data} busy={stale || isFetching} again={() => void refetch()} />
      {data.findings.map((finding) => (
        <Found
          key={[
            finding.kind,
            finding.other.communicationId,
            finding.mine.part,
            finding.mine.start,
            finding.theirs.start,
          ].join(' ')}
          finding={finding}
          apply={
            stale || finding.edit === null
              ? null
              : () => withEdit(letter, data, finding.edit as NonNullable<Finding['edit']>)
          }
          change={change}
        />
      ))}
      <Neighbours details={details} />
    </Stack>
  );
}

function Verdict({ of, busy, again }: { of: Preflight; busy: boolean; again: () => void }) {
  const { verdict, findings, reading } = of;
  const clear = verdict === 'clear';
  return (
    <div className={classes.verdict} data-clear={clear}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div role="status" aria-live="polite">
          <Text fw={650}>{clear ? words.check.clear : words.check.review(findings.length)}</Text>
          <Text size="sm">{clear ? words.check.clearText : words.check.reviewText}</Text>
        </div>
        <Button size="compact-sm" variant="default" onClick={again} loading={busy}>
          {words.check.again}
        </Button>
      </Group>
      {reading !== null && (
        <Text size="xs" mt={6}>
          {words.check.ease(Math.round(reading.ease))}, {words.check.easeLevel(reading.ease)} ·{' '}
          {words.check.length(showNumber(reading.words), showNumber(reading.sentences))}
        </Text>
      )}
    </div>
  );
}

interface FoundProps {
  finding: Finding;
  /** Makes the proposed edit; null while there is none that fits what is written now. */
  apply: (() => Letter | null) | null;
  change: (letter: Letter) => void;
}

function Found({ finding, apply, change }: FoundProps) {
  const { kind, severity, customersAffected, segments, topic, explanation, mine, theirs, edit } = finding;
  const [failed, setFailed] = useState(false);
  return (
    <Stack component="article" gap="sm" aria-label={topic ?? explanation}>
      <Group gap="xs">
        <KindBadge kind={kind} />
        <SeverityBadge severity={severity} />
        <Text size="xs" c="dimmed">
          {words.customers(showNumber(customersAffected))} · {segments.join(', ')}
        </Text>
      </Group>
      <Title order={3} size="h4">
        {topic ?? words.kindMeaning[kind]}
      </Title>
      <Text size="sm">{explanation}</Text>
      <QuotePair
        kind={kind}
        left={{ who: words.check.mine, quote: mine.quote }}
        right={{ who: <Theirs of={finding} />, quote: theirs.quote }}
      />
      <Passages of={finding} />
      {edit !== null ? (
        <Group gap="sm" justify="space-between">
          <Text size="sm">
            {words.check.edit} <del>{edit.before}</del> <ins>{edit.after}</ins>
          </Text>
          <Button
            size="compact-sm"
            disabled={apply === null}
            onClick={() => {
              const made = apply?.() ?? null;
              setFailed(made === null);
              if (made !== null) change(made);
            }}
          >
            {words.check.apply}
          </Button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {kind === 'contradiction' ? words.check.moveContradiction : words.check.moveRedundant}
        </Text>
      )}
      {failed && (
        <Alert variant="default" role="alert">
          {words.check.notApplied}
        </Alert>
      )}
    </Stack>
  );
}

/** The other side, by office and name; a partner is not told which letter it is, nor led there. */
function Theirs({ of: { other, theirs } }: { of: Finding }) {
  const { partner } = useSession();
  const nameOf = useOfficeName();
  if (other.communicationId === '') return theirs.part === undefined ? words.check.itself : words.check.plainPart;
  return partner ? nameOf(other.office) : `${nameOf(other.office)}, ${other.externalId}`;
}

/** The other sentences that both have, of duplicates and overlaps. */
function Passages({ of: { kind, passages, mine } }: { of: Finding }) {
  const [open, { toggle }] = useDisclosure();
  const more = passages.filter(({ a, b }) => a !== null && b !== null && a.start !== mine.start);
  if (more.length === 0) return null;
  return (
    <>
      <Anchor component="button" type="button" size="sm" ta="start" aria-expanded={open} onClick={toggle}>
        {open ? words.check.fewerPassages : words.check.passages(more.length)}
      </Anchor>
      {open &&
        more.map(({ a, b }) => (
          <QuotePair
            key={`${a?.start} ${b?.start}`}
            kind={kind}
            left={{ who: words.check.mine, quote: a?.quote ?? '' }}
            right={{ who: words.check.theirs, quote: b?.quote ?? '' }}
          />
        ))}
    </>
  );
}
