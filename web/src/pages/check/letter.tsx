import { Input, SegmentedControl, Stack, TextInput, Textarea } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { words } from '../../words';
import type { Letter } from './draft';

const MailFrame = lazy(async () => ({ default: (await import('../../shared/MailFrame')).MailFrame }));

type Change = Partial<Letter> & Pick<Letter, 'id'>;

/** The letter itself: its subject and text, to be written, pasted or changed. */
export function LetterForm({ letter, set }: { letter: Letter; set: (changed: Change) => void }) {
  const { id, bodyFormat } = letter;
  const [looks, setLooks] = useState(bodyFormat === 'html');
  return (
    <Stack gap="sm">
      <TextInput
        label={words.check.subject}
        value={letter.subject}
        onChange={({ currentTarget }) => set({ id, subject: currentTarget.value })}
      />
      {bodyFormat === 'html' && (
        <SegmentedControl
          size="xs"
          aria-label={words.check.view}
          value={looks ? 'looks' : 'source'}
          onChange={(value) => setLooks(value === 'looks')}
          data={[
            { value: 'looks', label: words.check.asItLooks },
            { value: 'source', label: words.check.source },
          ]}
        />
      )}
      {looks ? (
        <Suspense fallback={<div style={{ height: 444 }} />}>
          <MailFrame html={letter.body} height={420} />
        </Suspense>
      ) : (
        <Textarea
          label={words.check.text}
          description={bodyFormat === 'text' ? words.check.textHint : undefined}
          autosize
          minRows={10}
          maxRows={20}
          value={letter.body}
          ff={bodyFormat === 'html' ? 'monospace' : undefined}
          spellCheck={bodyFormat === 'text'}
          onChange={({ currentTarget }) => set({ id, body: currentTarget.value })}
          onPaste={(event) => {
            // A page or mail that was copied brings its markup along; pasted as text it stays what one sees.
            if (letter.body === '' && isMarkup(event.clipboardData.getData('text/plain')))
              set({ id, bodyFormat: 'html' });
          }}
        />
      )}
      {letter.alternative !== null && (
        <Textarea
          label={words.check.alternative}
          description={words.check.alternativeHint}
          autosize
          minRows={3}
          maxRows={8}
          value={letter.alternative}
          onChange={({ currentTarget }) => set({ id, alternative: currentTarget.value })}
        />
      )}
      <TextInput
        label={words.check.signatory}
        value={letter.signatory}
        onChange={({ currentTarget }) => set({ id, signatory: currentTarget.value })}
      />
      <Input.Wrapper label={words.check.channel} labelElement="div" labelProps={{ id: `channel-${id}` }}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-labelledby={`channel-${id}`}
          value={letter.channel}
          onChange={(channel) => set({ id, channel })}
          data={(['email', 'letter'] as const).map((value) => ({ value, label: words.check.channels[value] }))}
        />
      </Input.Wrapper>
    </Stack>
  );
}

/** Whether pasted text is the source of a mail. */
const isMarkup = (text: string): boolean => /^\s*<(!doctype|html|table|div|p|body)\b/i.test(text);
