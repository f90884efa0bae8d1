import { Injectable } from '@nestjs/common';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import type { ChatRequest } from './question.js';

/** What was used for one answer. */
export interface Usage {
  tokensIn: number;
  tokensOut: number;
}

/** What came of asking. */
export type Outcome =
  | { content: string; usage: Usage | null }
  /** The endpoint is away, slow, over quota, or does not let us in: the question keeps. */
  | { trouble: string; waitMs: number | null }
  /** This question it will not take: asking it again is no use. */
  | { refused: string };

/** Larger answers are no answers. */
const LARGEST_ANSWER = 1_000_000;

/** An OpenAI-compatible chat endpoint. */
@Injectable()
export class Endpoint {
  constructor(@InjectSettings() private readonly settings: Settings) {}

  /** Asks, and waits for at most as long as the settings say, or until `ending`. Never throws for what an endpoint does. */
  async ask(body: ChatRequest, ending: AbortSignal): Promise<Outcome> {
    const { url, key, timeoutMs } = this.settings.secondReader;
    try {
      const response = await fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ending]),
      });
      const text = await textOf(response);
      return response.ok ? completionOf(text) : failureOf(response);
    } catch (error) {
      return { trouble: reasonOf(error, timeoutMs), waitMs: null };
    }
  }
}

/** What a completion says, in an answer to a request or in a line of a batch. */
export function completionOf(body: string): { content: string; usage: Usage | null } {
  const { choices, usage } = parsed(body) as {
    choices?: { message?: { content?: unknown } }[];
    usage?: { prompt_tokens?: unknown; completion_tokens?: unknown };
  };
  const content = choices?.[0]?.message?.content;
  const [tokensIn, tokensOut] = [usage?.prompt_tokens, usage?.completion_tokens];
  const counted = Number.isInteger(tokensIn) && Number.isInteger(tokensOut);
  return {
    // What has no content is malformed like any other answer that is not of the schema.
    content: typeof content === 'string' ? content : '',
    usage: counted ? { tokensIn: tokensIn as number, tokensOut: tokensOut as number } : null,
  };
}

function parsed(body: string): object {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > LARGEST_ANSWER) throw new Error(`it answered with more than ${LARGEST_ANSWER} characters`);
  }
  return text;
}

/** Statuses that say that this question is at fault; all others are about the endpoint, or about our access to it. */
const REFUSING: ReadonlySet<number> = new Set([400, 413, 422]);

function failureOf({ status, headers }: Response): Outcome {
  if (REFUSING.has(status))
    return {
      refused: `it answered ${status}: it takes no such question. A smaller SECOND_READER_CONTEXT_TOKENS may help.`,
    };
  const after = Number(headers.get('retry-after'));
  const waitMs = headers.has('retry-after') && Number.isFinite(after) ? Math.max(0, after * 1000) : null;
  const access = status === 401 || status === 403 ? ' Check SECOND_READER_KEY.' : '';
  const address = status === 404 ? ' Check SECOND_READER_URL and SECOND_READER_MODEL.' : '';
  return { trouble: `it answered ${status}.${access}${address}`, waitMs };
}

function reasonOf(thrown: unknown, timeoutMs: number): string {
  const error = thrown as Error & { cause?: { code?: string; message?: string } };
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return error.cause?.code ?? error.cause?.message ?? error.message;
}
