import { completionOf, type Usage } from './endpoint.js';
import type { ChatRequest } from './question.js';

/** A question as a line of a batch file (OpenAI's batch interface; others read it too). */
export function questionLine(id: string, body: ChatRequest): string {
  return JSON.stringify({ custom_id: id, method: 'POST', url: '/v1/chat/completions', body });
}

/** A line of an answer file, as far as it matters. */
export type AnswerLine = { id: string; content: string; usage: Usage | null } | { id: string | null; fault: string };

/** Reads a line of an answer file: what was answered, or why it is none. */
export function answerLine(line: string): AnswerLine {
  const parsed = parse(line);
  if (parsed === null) return { id: null, fault: 'it is no JSON object' };
  const { custom_id: id, response, error } = parsed;
  if (typeof id !== 'string') return { id: null, fault: 'it has no custom_id' };
  const status = response?.status_code ?? 200;
  if (error != null || response?.body === undefined || status !== 200)
    return { id, fault: `the batch has no answer to it (${error == null ? `status ${status}` : 'error'})` };
  return { id, ...completionOf(JSON.stringify(response.body)) };
}

interface Line {
  custom_id?: unknown;
  response?: { status_code?: number; body?: unknown } | null;
  error?: unknown;
}

function parse(line: string): Line | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
