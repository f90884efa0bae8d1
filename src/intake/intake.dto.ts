import { ConflictSummary } from '../conflicts/conflict.dto.js';
import { Communication } from '../registry/communication.dto.js';

/** A filed communication with the open conflicts that it is part of. */
export class FiledCommunication extends Communication {
  conflicts!: ConflictSummary[];
}
