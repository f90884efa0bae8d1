import { Anchor, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { showDay, showNumber } from '../../shared/format';
import { words } from '../../words';
import classes from './settings.module.css';

type Replay = Schemas['BarReplay'];

const t = words.settings.bars;

/** What another bar would have put before reviewers in the last 90 days, with the conflicts that make the difference. */
export function Replayed({ replay, onShown }: { replay: Replay; onShown: () => void }) {
  useEffect(onShown, [onShown, replay]);
  return (
    <Stack gap={4} className={classes.replay}>
      <Text size="sm" fw={600}>
        {t.replayed(replay.bar.toFixed(2), showNumber(replay.replayed), showNumber(replay.present))}
      </Text>
      <Text size="xs" c="dimmed">
        {t.period(showDay(replay.from), showDay(replay.to))}
      </Text>
      {replay.leavingCount > 0 && (
        <Changes
          title={t.leaving(replay.leavingCount, replay.confirmedLost, replay.dismissedSpared)}
          conflicts={replay.leaving}
        />
      )}
      {replay.enteringCount > 0 && <Changes title={t.entering(replay.enteringCount)} conflicts={replay.entering} />}
      {replay.leavingCount + replay.enteringCount === 0 && <Text size="sm">{t.same}</Text>}
    </Stack>
  );
}

function Changes({ title, conflicts }: { title: string; conflicts: Replay['entering'] }) {
  return (
    <details>
      <summary className={classes.summary}>{title}</summary>
      <ul className={classes.conflicts}>
        {conflicts.map(({ conflictId, status, confidence, explanation }) => (
          <li key={conflictId}>
            <Anchor component={Link} to={`/conflicts/${conflictId}`} target="_blank" size="sm">
              {explanation}
            </Anchor>
            <Text size="xs" c="dimmed">
              {t.conflict(words.statuses[status], confidence.toFixed(2))}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
