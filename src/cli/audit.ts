import { connect, type Where } from './connect.js';
import { Failure } from './failure.js';

export interface AuditOptions extends Where {
  json?: boolean;
  noted?: string;
}

/** `onevoice audit verify`: exit code 0 where the record is whole, 1 where it was changed. */
export async function verifyAudit({ noted, ...options }: AuditOptions): Promise<number> {
  if (noted !== undefined && !/^\d+:[0-9a-f]{64}$/.test(noted))
    throw new Failure(`--noted is "${noted}": give what an earlier run printed, number and hash with a colon between.`);
  const service = await connect(options, 'ask');
  try {
    const found = await service.verifyAudit(noted);
    if (options.json) console.log(JSON.stringify(found));
    else if (found.whole) {
      console.log(`The record is whole: ${found.entries} entries. It ends with ${found.head.seq}:${found.head.hash}`);
      console.error('Keep that elsewhere: with --noted it proves later that nothing before it was written anew.');
    } else {
      for (const { seq, fault } of found.faults) console.log(`Entry ${seq}: ${fault}.`);
      console.error(`The record of ${service.place} was changed.`);
    }
    return found.whole ? 0 : 1;
  } finally {
    await service.close();
  }
}
