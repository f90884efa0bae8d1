import { IsolatedReading } from './isolated.js';

/** A thread that does as the file's name says, in place of the built one. */
const entry = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ name }) => {
      if (name === 'hang') for (;;);
      if (name === 'throw') throw new Error('broken');
      if (name === 'exit') process.exit();
      if (name === 'grow') { const all = []; for (;;) all.push(new Array(100000).fill(all.length)); }
      parentPort.postMessage({ ok: false, unreadable: 'empty', detail: name });
    });
    parentPort.postMessage('ready');
  `)}`,
);

const reasons = async (reading: IsolatedReading, ...names: string[]): Promise<string[]> =>
  Promise.all(
    names.map(async (name) => {
      const read = await reading.read(name, new Uint8Array());
      return read.ok ? 'read' : read.unreadable;
    }),
  );

let reading: IsolatedReading;
beforeEach(() => {
  reading = new IsolatedReading(entry, { timeoutMs: 500, maxOldSpaceMb: 32, workers: 2 });
});
afterEach(() => reading.close());

it('reads many files with few threads', async () => {
  expect(await reasons(reading, ...'abcdefgh')).toEqual(Array(8).fill('empty'));
});

it('ends a thread that hangs, grows or breaks, and goes on with the next file', async () => {
  expect(await reasons(reading, 'hang', 'a', 'throw', 'b', 'exit', 'c')).toEqual([
    'too-slow',
    'empty',
    'corrupt',
    'empty',
    'corrupt',
    'empty',
  ]);
  const growing = new IsolatedReading(entry, { timeoutMs: 20_000, maxOldSpaceMb: 16, workers: 1 });
  expect(await reasons(growing, 'grow', 'a')).toEqual(['too-large', 'empty']);
  await growing.close();
});

it('says when no thread can be started', async () => {
  const broken = new IsolatedReading(new URL('data:text/javascript,throw new Error("no such module")'));
  await expect(broken.read('a', new Uint8Array())).rejects.toThrow('no such module');
});

it('lets go of what waits when it is closed', async () => {
  const waiting = reading.read('hang', new Uint8Array());
  await Promise.all([expect(waiting).rejects.toThrow('closed'), reading.close()]);
  await expect(reading.read('a', new Uint8Array())).rejects.toThrow('closed');
});
