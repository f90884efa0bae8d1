import { existsSync } from 'node:fs';
import libsql from 'libsql';

/** Whether another process has the SQLite file open: only without one can it be locked for oneself. */
export function isInUse(file: string): boolean {
  if (!existsSync(file)) return false;
  const probe = new libsql(file);
  try {
    probe.pragma('busy_timeout = 0');
    // Only a connection that has read in the normal mode before can return to it, and give its lock back at once.
    probe.exec('SELECT 1 FROM sqlite_master');
    probe.pragma('locking_mode = EXCLUSIVE');
    probe.exec('BEGIN EXCLUSIVE; ROLLBACK;');
    probe.pragma('locking_mode = NORMAL');
    probe.exec('SELECT 1 FROM sqlite_master');
    return false;
  } catch (error) {
    if (/locked|busy/i.test((error as Error).message)) return true;
    throw error;
  } finally {
    probe.close();
  }
}
