import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  mixin,
  type Type,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import { type Observable, from, mergeMap } from 'rxjs';
import { DomainError } from '../platform/problems.js';
import { FILE_AT_MOST } from '../text/files.js';
import { FileReading } from './file-reading.js';
import { fieldsOfForm, fieldsOfLetter, refusal } from './file-letter.js';

type UploadRequest = Request & { file?: { originalname: string; buffer: Buffer } };

/**
 * Lets a route take a multipart upload beside JSON: reads the letter out of `file` and puts its fields, overridden by the
 * form's, in the place of the body, so that the route's DTO checks both alike.
 *
 * @param required whether the route takes uploads alone
 */
export function LetterUpload({ required }: { required: boolean }): Type<NestInterceptor> {
  const Multipart = FileInterceptor('file', {
    limits: { fileSize: FILE_AT_MOST, files: 1, fields: 50, fieldSize: 100_000 },
  });
  const multipart = new Multipart();

  @Injectable()
  class LetterUploadInterceptor implements NestInterceptor {
    constructor(private readonly files: FileReading) {}

    async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
      const request = context.switchToHttp().getRequest<UploadRequest>();
      if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) {
        if (!required) return next.handle();
        throw new DomainError(
          'unsupported-media-type',
          'Send the file as multipart/form-data with a part named "file".',
        );
      }
      const received = (): Observable<unknown> => from(this.replaceBody(request)).pipe(mergeMap(() => next.handle()));
      return multipart.intercept(context, { handle: received }) as Promise<Observable<unknown>>;
    }

    private async replaceBody(request: UploadRequest): Promise<void> {
      const form = fieldsOfForm((request.body ?? {}) as Record<string, unknown>);
      if (request.file === undefined) {
        if (required)
          throw new DomainError('invalid-request', 'The upload has no part named "file".', [
            { pointer: '/file', detail: 'is needed' },
          ]);
        request.body = form;
        return;
      }
      const { originalname, buffer } = request.file;
      const read = await this.files.read(originalname, buffer);
      if (!read.ok)
        throw new DomainError('unreadable-document', refusal(originalname, read), [
          { pointer: '/file', detail: read.detail },
        ]);
      request.body = { ...fieldsOfLetter(read.letter), ...form };
    }
  }

  return mixin(LetterUploadInterceptor);
}
