import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef } from 'react';
import { type Me, useSession } from '../../app/session';
import { DropFiles } from '../../shared/DropFiles';
import { useDraft } from '../../shared/drafts';
import { PageHeader } from '../../shared/PageHeader';
import { words } from '../../words';
import { Answer } from './answer';
import classes from './check.module.css';
import { DetailsForm } from './details';
import { type Details, type Draft, type Letter, isBlank, isDraft, newDraft, newLetter } from './draft';
import { LetterForm } from './letter';
import { LetterRows } from './rows';
import { Submit } from './submit';
import { useReadFiles } from './useReadFiles';

/** Milliseconds without a key pressed after which what is typed is checked. */
const PAUSE = 300;

/** What is read; the service says why another file is not. */
const ACCEPT = '.eml,.msg,.html,.htm,.txt,.docx,.pdf';

/** Checks letters before they are sent: written here or dropped as files, answered as one types. */
export function Page() {
  const me = useSession();
  const own = ownOffice(me);
  const { draft, setDraft, kept } = useDraft(me.id, 'check', (stored) => begun(stored, own));
  const [settled] = useDebouncedValue(draft, PAUSE);
  const reading = useReadFiles((letter) => setDraft((before) => withLetter(before, letter)));
  const answer = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLHeadingElement>(null);

  const letter = draft.letters.find(({ id }) => id === draft.shown) ?? draft.letters[0];
  const setLetter = useCallback(
    (changed: Partial<Letter> & Pick<Letter, 'id'>) => setDraft((before) => changedIn(before, changed)),
    [setDraft],
  );
  const setDetails = (details: Partial<Details>) =>
    setDraft((before) => ({ ...before, details: { ...before.details, ...details } }));
  const show = (id: string) => setDraft((before) => ({ ...before, shown: id }));
  const discard = () => {
    setDraft(newDraft(own));
    reading.forget();
    const id = notifications.show({
      message: (
        <Group justify="space-between">
          <Text size="sm">{words.check.discarded}</Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setDraft(draft);
              notifications.hide(id);
            }}
          >
            {words.check.undo}
          </Button>
        </Group>
      ),
    });
  };
  if (letter === undefined) throw new Error('a draft without a letter');
  const pending = settled.letters.find(({ id }) => id === letter.id);
  const several = draft.letters.length + reading.files.length > 1;
  return (
    <>
      <PageHeader
        title={words.check.title}
        lead={words.check.lead}
        actions={
          <Stack gap={0} align="flex-end">
            <Text size="xs" c="dimmed">
              {kept ? words.check.draftKept : words.check.draftNotKept}
            </Text>
            <Anchor component="button" type="button" size="xs" onClick={discard}>
              {words.check.discard}
            </Anchor>
          </Stack>
        }
      />
      <div className={classes.page}>
        <Stack component="section" gap="md" aria-labelledby="letters" className={classes.letters}>
          <Group justify="space-between">
            <Title order={2} size="h3" id="letters" ref={list} tabIndex={-1}>
              {several ? words.check.letters : words.check.letter}
            </Title>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setDraft((before) => withLetter(before, newLetter(), true))}
            >
              {words.check.another}
            </Button>
          </Group>
          <DropFiles
            title={words.check.drop}
            hint={words.check.dropHint}
            choose={words.check.choose}
            accept={ACCEPT}
            multiple
            onFiles={reading.read}
          />
          {several && (
            <LetterRows
              draft={settled}
              shown={letter.id}
              files={reading.files}
              show={show}
              remove={(id) => {
                setDraft((before) => without(before, id));
                list.current?.focus();
              }}
              forget={reading.forget}
            />
          )}
          <LetterForm key={letter.id} letter={letter} set={setLetter} />
        </Stack>
        <Stack component="section" gap="md" aria-labelledby="details" className={classes.details}>
          <Title order={2} size="h3" id="details">
            {words.check.details}
          </Title>
          <DetailsForm details={draft.details} own={own} set={setDetails} />
        </Stack>
        <Stack component="section" gap="lg" aria-labelledby="answer" className={classes.answer}>
          <Title order={2} size="h3" id="answer" ref={answer} tabIndex={-1}>
            {words.check.answer}
          </Title>
          <Answer
            key={`answer ${letter.id}`}
            details={settled.details}
            letter={pending ?? letter}
            behind={settled !== draft}
            change={(changed) => {
              setLetter(changed);
              answer.current?.focus();
            }}
          />
          <Submit key={`submit ${letter.id}`} details={draft.details} letter={letter} set={setLetter} />
        </Stack>
      </div>
    </>
  );
}

/** The one office that somebody writes for; empty for whoever may write for all. */
function ownOffice({ role, office, partner }: Me): string {
  return partner || role === 'author' || role === 'advocate' ? (office ?? '') : '';
}

/** The stored draft goes on; somebody who was moved to another office since writes for that one. */
function begun(stored: unknown, own: string): Draft {
  if (!isDraft(stored)) return newDraft(own);
  return { ...stored, details: { ...stored.details, office: own || stored.details.office } };
}

/** One more letter, in the place of one that nothing is written in. `show` looks at it at once. */
function withLetter(draft: Draft, letter: Letter, show = false): Draft {
  const written = draft.letters.filter((one) => !isBlank(one));
  const shown = show || !written.some(({ id }) => id === draft.shown) ? letter.id : draft.shown;
  return { ...draft, letters: [...written, letter], shown };
}

/** A letter that is changed is no longer the one that was submitted, but its next revision. */
function changedIn(draft: Draft, changed: Partial<Letter> & Pick<Letter, 'id'>): Draft {
  return {
    ...draft,
    letters: draft.letters.map((one) => (one.id === changed.id ? { ...one, filed: null, ...changed } : one)),
  };
}

function without(draft: Draft, id: string): Draft {
  const left = draft.letters.filter((one) => one.id !== id);
  const letters = left.length > 0 ? left : [newLetter()];
  return { ...draft, letters, shown: id === draft.shown ? (letters[0]?.id ?? '') : draft.shown };
}
