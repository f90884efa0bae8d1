import { useState } from 'react';
import { answered, api } from '../../api/client';
import { type Letter, newLetter } from './draft';

/** A file that is being read, or could not be. */
export interface FileBeingRead {
  id: string;
  name: string;
  /** Why it could not be read, with the cure. */
  refused: string | null;
}

/** Reads dropped files; each that is read becomes a letter. */
export function useReadFiles(add: (letter: Letter) => void) {
  const [files, setFiles] = useState<readonly FileBeingRead[]>([]);
  const forget = (id?: string) => setFiles((before) => (id === undefined ? [] : before.filter((one) => one.id !== id)));
  const readOne = async (file: File, id: string) => {
    try {
      add(await letterIn(file));
      forget(id);
    } catch (error) {
      const refused = error instanceof Error ? error.message : String(error);
      setFiles((before) => before.map((one) => (one.id === id ? { ...one, refused } : one)));
    }
  };
  const read = (given: readonly File[]) => {
    const batch = given.map((file) => ({ file, id: newLetter().id }));
    setFiles((before) => [...before, ...batch.map(({ file, id }) => ({ id, name: file.name, refused: null }))]);
    for (const { file, id } of batch) void readOne(file, id);
  };
  return { files, read, forget };
}

async function letterIn(file: File): Promise<Letter> {
  const form = new FormData();
  form.append('file', file);
  const { channel, subject, body, bodyFormat, alternative, signatory } = await answered(
    api.POST('/api/v1/preflight/file', { body: { file: file.name }, bodySerializer: () => form }),
  );
  return newLetter({
    name: file.name.replace(/\.[^.]+$/, ''),
    channel,
    subject: subject ?? '',
    body,
    bodyFormat,
    alternative: alternative ?? null,
    signatory: signatory ?? '',
  });
}
