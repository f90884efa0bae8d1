import { Anchor, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useOfficeName, useSegmentName } from '../../api/names';
import { useSegments } from '../../api/queries';
import { showDay, showNumber, showShare, showWindow } from '../../shared/format';
import { customersIn } from '../../shared/segments';
import { words } from '../../words';
import { type Span, commonSpan, monthsAround, scaleOf, windowOf } from './windows';
import type { Conflict, Part } from './review';
import { Section } from './Section';
import classes from './conflict.module.css';
import meaning from '../../shared/meaning.module.css';

const t = words.conflict;

/** Bars of one axis that are drawn; a cluster of many is told by its first ones. */
const MOST = 6;

/** A communication that the one who looks may see whole. */
type Disclosed = Part & { communication: Schemas['CommunicationSummary'] };

/** The three reasons that make a collision, apart: how alike the texts are, who gets both, and whether they come together. */
export function Axes({ of }: { of: Conflict }) {
  const parts = of.members.filter((part): part is Disclosed => part.communication !== undefined).slice(0, MOST);
  return (
    <Section title={t.axes}>
      <div className={`${classes.axes} ${meaning[`edge-${of.kind}`]}`}>
        <TextAxis of={of} />
        <AudienceAxis of={of} parts={parts} />
        <TimeAxis parts={parts} />
      </div>
      <Anchor component={Link} to={mailboxOf(of, parts)} size="sm">
        {t.customersEyes}
      </Anchor>
    </Section>
  );
}

/** Everything that its customers get around the time when it reaches them. */
function mailboxOf({ segment }: Conflict, parts: readonly Disclosed[]): string {
  const around = monthsAround(parts.map(({ communication }) => windowOf(communication)));
  return `/timeline?${new URLSearchParams({ segment, ...around }).toString()}`;
}

function Axis({ title, says, children }: { title: string; says: readonly string[]; children?: React.ReactNode }) {
  return (
    <div className={classes.axis}>
      <Title order={3} size="h4">
        {title}
      </Title>
      {children}
      {says.map((sentence) => (
        <Text size="sm" key={sentence}>
          {sentence}
        </Text>
      ))}
    </div>
  );
}

function TextAxis({ of }: { of: Conflict }) {
  const alike =
    of.positions === undefined
      ? of.members.filter(({ communicationId }) => communicationId !== of.principal).map((part) => part.similarity)
      : of.evidence.map(({ similarity }) => similarity);
  const [low, high] = [Math.min(...alike), Math.max(...alike)];
  const range =
    alike.length === 0
      ? []
      : [
          showShare(low) === showShare(high)
            ? t.textAlike(showShare(low))
            : t.textRange(showShare(low), showShare(high)),
        ];
  const says = [
    ...(of.topic === undefined ? [] : [t.textDisputed(of.topic)]),
    ...range,
    ...(of.kind === 'overlap' ? [t.textPurpose] : []),
    ...(of.positions !== undefined && alike.length === 0 ? [t.textUnlike] : []),
  ];
  return (
    <Axis title={t.axisText} says={says}>
      {alike.length > 0 && (
        <div className={classes.track} aria-hidden>
          <span className={classes.bar} style={{ insetInlineStart: 0, width: `${high * 100}%` }} />
        </div>
      )}
    </Axis>
  );
}

function AudienceAxis({ of, parts }: { of: Conflict; parts: readonly Disclosed[] }) {
  const segments = useSegments().data ?? [];
  const officeName = useOfficeName();
  const segmentName = useSegmentName();
  const sizes = parts.map(({ communication }) => customersIn(communication.segments, segments));
  const most = Math.max(1, of.customersAffected, ...sizes);
  return (
    <Axis
      title={t.axisAudience}
      says={[t.meetIn(of.segments.map(segmentName).join(', '), words.customers(showNumber(of.customersAffected)))]}
    >
      {parts.map((part, index) => {
        const size = sizes[index] ?? 0;
        const customers = size === 0 ? t.sizeUnknown : words.customers(showNumber(size));
        return (
          <Bar key={part.communicationId} label={`${officeName(part.office)}: ${customers}`}>
            <span className={classes.rest} style={{ insetInlineStart: 0, width: `${(size / most) * 100}%` }} />
            <span
              className={classes.bar}
              style={{ insetInlineStart: 0, width: `${(Math.min(size, of.customersAffected) / most) * 100}%` }}
            />
          </Bar>
        );
      })}
    </Axis>
  );
}

function TimeAxis({ parts }: { parts: readonly Disclosed[] }) {
  const officeName = useOfficeName();
  const windows = parts.map(({ communication }) => windowOf(communication));
  const [today] = useState(Date.now);
  const place = scaleOf(windows, today);
  return (
    <Axis title={t.axisTime} says={[togetherness(windows)]}>
      {parts.map((part, index) => {
        const window = windows[index] ?? null;
        const [from, until] =
          window === null ? [place(today), place(today)] : [place(window.from), place(window.until)];
        return (
          <Bar key={part.communicationId} label={`${officeName(part.office)}: ${showWindow(part.communication)}`}>
            <span className={classes.now} style={{ insetInlineStart: `${place(today)}%` }} title={t.today} />
            <span
              className={window?.until === Infinity ? `${classes.bar} ${classes.open}` : classes.bar}
              style={{ insetInlineStart: `${from}%`, width: `max(4px, ${until - from}%)` }}
            />
          </Bar>
        );
      })}
    </Axis>
  );
}

/** A bar under what it says, which is the same in words. */
function Bar({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <div className={classes.track} aria-hidden>
        {children}
      </div>
    </div>
  );
}

const DAY_MS = 86_400_000;

/** In a sentence: whether they run at the same time. */
function togetherness(windows: readonly (Span | null)[]): string {
  const common = commonSpan(windows);
  if (common === null) return t.timeDraft;
  const day = (time: number) => showDay(new Date(time).toISOString().slice(0, 10));
  if (common.from > common.until) return t.timeApart(t.days(Math.round((common.from - common.until) / DAY_MS)));
  return common.until === Infinity ? t.timeBoth(day(common.from)) : t.timeSpan(day(common.from), day(common.until));
}
