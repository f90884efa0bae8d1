import { ApiProperty } from '@nestjs/swagger';
import { ConflictMember } from '../conflicts/conflict.dto.js';
import { CONFLICT_KINDS, type ConflictKind } from '../conflicts/conflict.entity.js';

/** Communications that may be sent as they are although they say the same, by a decision that holds. */
export class DeclaredDuplicate {
  /** The conflict that was decided; taking that back (`reopen`) ends it. */
  conflictId!: string;
  @ApiProperty({ enum: CONFLICT_KINDS })
  kind!: ConflictKind;
  segment!: string;
  members!: ConflictMember[];
  /** One sentence that says what they have in common. */
  explanation!: string;
  reason!: string;
  /** Id of the one who answers for it. */
  owner!: string;
  declaredBy!: string;
  /** RFC 3339. */
  declaredAt!: string;
  /** When it is raised again. */
  expiresAt!: string;
}

/** A page of declared duplicates, those that expire first in front. */
export class DeclaredDuplicateList {
  items!: DeclaredDuplicate[];
  nextCursor!: string | null;
}
