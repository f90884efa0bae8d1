import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Journal } from '../platform/journal/journal.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import type { ChatRequest, Question, ShownLetter } from './question.js';

/** Notes in the record what leaves the house, before it leaves. */
@Injectable()
export class AuditOfQuestions {
  constructor(
    private readonly journal: Journal,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** A question is about to be sent. */
  asked(question: Question, body: ChatRequest): Promise<void> {
    return this.note('second_reader.asked', question, body, this.settings.secondReader.url);
  }

  /** A question is about to be written into a batch. */
  exported(question: Question): Promise<void> {
    return this.note('second_reader.exported', question, question.body, null);
  }

  private async note(action: string, { letters }: Question, body: ChatRequest, to: string | null): Promise<void> {
    const [asked, ...neighbours] = letters.map(({ subject }) => subject);
    const sent = JSON.stringify(body);
    const detail = {
      to,
      model: body.model,
      sha256: createHash('sha256').update(sent).digest('hex'),
      contentHash: asked?.contentHash,
      neighbours: neighbours.map(({ side, contentHash }) => ({ id: side.id, contentHash })),
      placeholders: letters.reduce((sum, letter) => sum + placeholdersIn(letter), 0),
      ...(this.settings.secondReader.audit === 'texts' ? { body } : {}),
    };
    await this.work.run((tx) => {
      this.journal.note(
        { at: this.clock.now(), actor: 'second-reader', action, subject: asked?.side.id ?? '', detail },
        tx,
      );
      return Promise.resolve();
    });
  }
}

function placeholdersIn({ passages }: ShownLetter): number {
  return passages.reduce((sum, { text }) => sum + (text.match(/\[[a-z]+ \d+\]/g)?.length ?? 0), 0);
}
