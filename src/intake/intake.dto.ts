import { PickType } from '@nestjs/swagger';
import { ConflictSummary } from '../conflicts/conflict.dto.js';
import { Communication, GiveCommunication } from '../registry/communication.dto.js';

/** A filed communication with the open conflicts that it is part of. */
export class FiledCommunication extends Communication {
  conflicts!: ConflictSummary[];
}

/** What a file says of the letter in it, as the fields of a communication. */
export class LetterInFile extends PickType(GiveCommunication, [
  'channel',
  'subject',
  'body',
  'bodyFormat',
  'alternative',
  'signatory',
] as const) {}
