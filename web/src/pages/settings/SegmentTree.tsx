import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { treeOf } from '../../shared/segments';
import { Row } from './Row';
import classes from './settings.module.css';

type Segment = Schemas['Segment'];

interface Props {
  segments: readonly Segment[];
  facts: (segment: Segment) => readonly string[];
  actions: (segment: Segment) => ReactNode;
}

/** The segments as the tree that they are, a row each. */
export function SegmentTree({ segments, facts, actions }: Props) {
  return (
    <ul className={classes.list}>
      {treeOf(segments).map(({ segment, depth }) => (
        <li key={segment.id} style={{ paddingInlineStart: `calc(${depth} * var(--mantine-spacing-lg))` }}>
          <Row name={segment.name} facts={facts(segment)} actions={actions(segment)} />
        </li>
      ))}
    </ul>
  );
}
