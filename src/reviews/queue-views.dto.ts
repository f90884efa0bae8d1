import { IsString, Length, Matches, MaxLength } from 'class-validator';

/** A view of the queue to be kept. */
export class SaveQueueView {
  @IsString()
  @Length(1, 100)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;

  /** The filters as `GET /conflicts` takes them, `kind=contradiction&sort=dueAt`; empty for the whole queue. */
  @IsString()
  @MaxLength(2000)
  @Matches(/^(?:[\w.~%+-]+=[^\s&#?]*(?:&|$))*$/, {
    message: 'query must be filters such as kind=contradiction&sort=dueAt',
  })
  query!: string;
}

/** A view of the queue that one has kept. */
export class QueueView {
  id!: string;
  name!: string;
  query!: string;
  /** RFC 3339. */
  createdAt!: string;
}

/** All that one has kept, by name. */
export class QueueViewList {
  items!: QueueView[];
}
