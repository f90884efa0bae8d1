import type { FileLetter, ReadFile } from '../text/file.js';

/** What a file says of a communication, as the fields of CONTRACT.md; fields given beside the file win. */
export function fieldsOfLetter(letter: FileLetter): Record<string, unknown> {
  return {
    channel: letter.channel,
    subject: letter.subject === null ? null : letter.subject.slice(0, 500),
    body: letter.body,
    bodyFormat: letter.bodyFormat,
    alternative: letter.alternative,
    signatory: letter.signatory === null ? null : letter.signatory.slice(0, 500),
  };
}

/** A form's fields are strings: segments may come several times or separated by commas, unitCost as `0.85 USD`; an empty one is null. */
export function fieldsOfForm(form: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(form)) {
    if (name === 'segments') fields.segments = list(value);
    else if (value === '') fields[name] = null;
    else if (name === 'pieces') fields.pieces = Number(value);
    else if (name === 'unitCost' && typeof value === 'string') fields.unitCost = money(value);
    else fields[name] = value;
  }
  return fields;
}

/** `0.85 USD` as money; what is none is left for the check of fields to refuse. */
export function money(text: string): { amount: string | undefined; currency: string | undefined } {
  const [amount, currency] = text.trim().split(/\s+/);
  return { amount, currency };
}

function list(value: unknown): unknown {
  if (typeof value === 'string') return value.split(',').map((one) => one.trim());
  return Array.isArray(value) ? value.flatMap((one) => list(one)) : value;
}

/** The sentence for a file that cannot be read: which file, why, and the cure. */
export function refusal(name: string, refused: Extract<ReadFile, { ok: false }>): string {
  return `${name} cannot be read (${refused.unreadable}). ${refused.detail}`;
}
