import { Button, Kbd, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { words } from '../../words';
import classes from './queue.module.css';

const t = words.queue;

/** Which keys do what. */
export function Keys({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={classes.dialog} aria-label={t.keysTitle} onClose={close}>
      <Title order={2} mb="md">
        {t.keysTitle}
      </Title>
      <dl className={classes.keys}>
        {Object.entries(t.keyNames).map(([key, does]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button mt="md" size="xs" variant="default" onClick={() => dialog.current?.close()}>
        {t.close}
      </Button>
    </dialog>
  );
}
