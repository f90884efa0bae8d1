import { ActionIcon, Loader, Text, UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { words } from '../../words';
import classes from './check.module.css';
import type { Details, Draft, Letter } from './draft';
import { useCheck } from './useCheck';
import type { FileBeingRead } from './useReadFiles';

interface Props {
  draft: Draft;
  shown: string;
  files: readonly FileBeingRead[];
  show: (id: string) => void;
  remove: (id: string) => void;
  /** Takes a file off the list. */
  forget: (id: string) => void;
}

/** A row for each letter with what came of it, and for each file that is not one. */
export function LetterRows({ draft, shown, files, show, remove, forget }: Props) {
  return (
    <ul className={classes.rows}>
      {draft.letters.map((letter) => (
        <li key={letter.id} className={classes.row} data-shown={letter.id === shown}>
          <UnstyledButton
            className={classes.rowName}
            aria-current={letter.id === shown ? 'true' : undefined}
            onClick={() => show(letter.id)}
          >
            <Text size="sm" fw={letter.id === shown ? 650 : 400} truncate>
              {nameOf(letter)}
            </Text>
            <Verdict details={draft.details} letter={letter} />
          </UnstyledButton>
          <Remove name={nameOf(letter)} remove={() => remove(letter.id)} />
        </li>
      ))}
      {files.map(({ id, name, refused }) => (
        <li key={id} className={classes.row}>
          <div className={classes.rowName}>
            <Text size="sm" truncate>
              {name}
            </Text>
            {refused === null ? (
              <Loader size="xs" role="status" aria-label={words.check.readingFile(name)} />
            ) : (
              <Text size="xs" c="var(--mantine-color-error)" role="alert" className={classes.refusal}>
                {refused}
              </Text>
            )}
          </div>
          {refused !== null && <Remove name={name} remove={() => forget(id)} />}
        </li>
      ))}
    </ul>
  );
}

export const nameOf = ({ name, subject }: Letter): string => subject || name || words.check.untitled;

function Remove({ name, remove }: { name: string; remove: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" c="inherit" aria-label={words.check.remove(name)} onClick={remove}>
      ×
    </ActionIcon>
  );
}

/** What came of a letter, in a word. Letters that have not changed are not looked at again. */
const Verdict = memo(function Verdict({ details, letter }: { details: Details; letter: Letter }) {
  const { data, error, isFetching, ready } = useCheck(details, letter);
  const said = !ready
    ? words.check.notReady
    : error !== null
      ? words.check.failed
      : data === undefined || isFetching
        ? words.check.checking
        : data.verdict === 'clear'
          ? words.check.clear
          : words.check.review(data.findings.length);
  return (
    <Text size="xs" c="dimmed">
      {said}
    </Text>
  );
});
