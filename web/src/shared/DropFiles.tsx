import { FileButton, Button, Group, Stack, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import classes from './drop.module.css';

interface Props {
  /** What can be dropped here. */
  title: string;
  /** Which files are read. */
  hint: string;
  /** What the button says. */
  choose: string;
  /** Extensions and media types, as in an `accept` attribute. */
  accept: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** Takes files by dropping, and by a button for whoever has no mouse. */
export function DropFiles({ title, hint, choose, accept, multiple = false, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, entering: boolean) => {
    event.preventDefault();
    setOver(entering);
  };
  const drop = (event: DragEvent) => {
    drag(event, false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  const chosen = (given: File | File[] | null) => {
    const files = given === null ? [] : Array.isArray(given) ? given : [given];
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      className={classes.zone}
      data-over={over}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={drop}
    >
      <Group justify="space-between" gap="sm">
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        </Stack>
        <FileButton accept={accept} multiple={multiple} onChange={chosen}>
          {(button) => (
            <Button {...button} variant="default" size="xs">
              {choose}
            </Button>
          )}
        </FileButton>
      </Group>
    </div>
  );
}
