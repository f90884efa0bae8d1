import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** One thing that is set up: its name, what is to be known of it, and what can be done with it. */
export function Row({ name, facts, actions }: { name: ReactNode; facts: readonly string[]; actions?: ReactNode }) {
  return (
    <div className={classes.row}>
      <div className={classes.what}>
        <Text size="sm" fw={600} component="div">
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      {actions}
    </div>
  );
}
