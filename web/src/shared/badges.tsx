import { Badge } from '@mantine/core';
import type { Schemas } from '../api/client';
import { words } from '../words';
import classes from './meaning.module.css';

export type Kind = Schemas['ConflictSummary']['kind'];
export type Severity = Schemas['ConflictSummary']['severity'];

/** Which kind of conflict, in its colour; the same everywhere. */
export function KindBadge({ kind }: { kind: Kind }) {
  return (
    <Badge className={`${classes.kind} ${classes[kind]}`} title={words.kindMeaning[kind]} tt="none" radius="sm">
      {words.kinds[kind]}
    </Badge>
  );
}

const BARS: Record<Severity, number> = { high: 3, medium: 2, low: 1 };

/** How bad it is: one to three bars, without a colour of its own. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  return (
    <span className={classes.severity} role="img" aria-label={words.severity(words.severities[severity])}>
      {[1, 2, 3].map((bar) => (
        <span
          key={bar}
          className={bar <= BARS[severity] ? classes.bar : classes.noBar}
          style={{ height: 4 + bar * 3 }}
        />
      ))}
      <span aria-hidden>{words.severities[severity]}</span>
    </span>
  );
}
