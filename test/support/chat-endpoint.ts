import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answered, AskedOf } from '../../bench/quality/ideal-reader.js';
import { KillableServer } from './killable-server.js';

/** No answer at all. */
export const HANG = null;

/** How an endpoint behaves: an answer, text in the place of one, an HTTP status, or no answer at all. */
export type Behaviour = (asked: AskedOf, body: ChatBody) => Answered | string | number | typeof HANG;

export interface ChatBody {
  model: string;
  messages: { role: string; content: string }[];
  response_format: { type: string; json_schema: { schema: object } };
}

/** An OpenAI-compatible chat endpoint. */
export class ChatEndpoint extends KillableServer {
  readonly asked: ChatBody[] = [];
  readonly keys: (string | undefined)[] = [];
  /** Sent as `retry-after` with a status, in seconds. */
  retryAfter: number | null = null;

  constructor(public behaviour: Behaviour) {
    super();
  }

  get url(): string {
    return `${this.origin}/v1`;
  }

  protected handle({ headers, url }: IncomingMessage, raw: string, response: ServerResponse): void {
    this.keys.push(headers.authorization);
    const body = JSON.parse(raw) as ChatBody;
    this.asked.push(body);
    if (url !== '/v1/chat/completions') response.writeHead(404).end();
    else this.answer(body, response);
  }

  private answer(body: ChatBody, response: ServerResponse): void {
    const behaves = this.behaviour(questionIn(body), body);
    if (behaves === HANG) return;
    if (typeof behaves === 'number') {
      response.writeHead(behaves, this.retryAfter === null ? {} : { 'retry-after': String(this.retryAfter) }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(completion(behaves, body)));
  }
}

/** What a model is asked, in a request or in the line of a batch. */
export function questionIn({ messages }: ChatBody): AskedOf {
  const [, user] = messages;
  return JSON.parse(user?.content ?? '{}') as AskedOf;
}

/** A completion as endpoints and batches have it. */
export function completion(answer: Answered | string, body: ChatBody) {
  const content = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const asked = JSON.stringify(body.messages).length;
  return {
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: Math.ceil(asked / 4), completion_tokens: Math.ceil(content.length / 4) },
  };
}
