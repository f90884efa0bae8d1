import { parentPort } from 'node:worker_threads';
import { getResolvedPDFJS } from 'unpdf';
import { readFile } from './files.js';

/** The thread's side of `isolated.ts`. Everything is loaded before the first file, so that none pays for it. */
const port = parentPort;
if (port) {
  await getResolvedPDFJS();
  port.on('message', ({ name, bytes }: { name: string; bytes: Uint8Array }) => {
    void readFile(name, bytes).then((read) => port.postMessage(read));
  });
  port.postMessage('ready');
}
