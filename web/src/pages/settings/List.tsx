import { Button } from '@mantine/core';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Row } from './Row';
import classes from './settings.module.css';

interface Props<T> {
  /** What a query has brought so far. */
  asked: { data: readonly T[] | undefined; error: Error | null; refetch: () => Promise<unknown> };
  none: { title: string; cure: string };
  facts: (one: T) => readonly string[];
  /** Opens what changes one of them; absent where that is not allowed. */
  change: ((one: T) => void) | undefined;
}

/** What is set up of one sort, a row each. */
export function List<T extends { id: string; name: string }>({ asked, none, facts, change }: Props<T>) {
  if (asked.data === undefined)
    return asked.error === null ? (
      <Loading lines={6} height={40} />
    ) : (
      <Failure error={asked.error} retry={() => void asked.refetch()} />
    );
  if (asked.data.length === 0) return <Empty title={none.title}>{none.cure}</Empty>;
  return (
    <ul className={classes.list}>
      {asked.data.map((one) => (
        <li key={one.id}>
          <Row
            name={one.name}
            facts={facts(one)}
            actions={change && <ChangeButton name={one.name} onClick={() => change(one)} />}
          />
        </li>
      ))}
    </ul>
  );
}

/** Opens what changes one thing. */
export function ChangeButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button size="xs" variant="default" aria-label={words.settings.changeOne(name)} onClick={onClick}>
      {words.settings.change}
    </Button>
  );
}
