import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Stretch, differences } from './differences';
import classes from './meaning.module.css';
import type { Kind } from './badges';

/** One side of a pair of quotes. */
export interface QuoteSide {
  /** Who says it. */
  who: ReactNode;
  quote: string;
}

/** Two quotes side by side, what differs marked in the colour of the kind of conflict. */
export function QuotePair({ kind, left, right }: { kind: Kind; left: QuoteSide; right: QuoteSide }) {
  const cut = differences(left.quote, right.quote);
  return (
    <div className={`${classes.quotes} ${classes[`edge-${kind}`]}`}>
      <Quote who={left.who} stretches={cut.left} />
      <Quote who={right.who} stretches={cut.right} />
    </div>
  );
}

function Quote({ who, stretches }: { who: ReactNode; stretches: readonly Stretch[] }) {
  return (
    <figure className={classes.quote}>
      <Text component="figcaption" size="xs" c="dimmed" mb={4}>
        {who}
      </Text>
      <Text component="blockquote" size="sm" m={0}>
        <p>
          {stretches.length === 0
            ? '…'
            : stretches.map(({ text, differs }, index) => (differs ? <mark key={index}>{text}</mark> : text))}
        </p>
      </Text>
    </figure>
  );
}
