import type { ConceptEntry } from './concept.js';
import { english } from './en/files.js';
import schema from './lexicon.schema.json' with { type: 'json' };
import { DEEPEST, MOST_GAPS } from './matcher.js';
import { expand, steps, stepsKey } from './wording.js';

interface Rule {
  $ref?: string;
  type?: string;
  enum?: readonly string[];
  pattern?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Rule>>;
  items?: Rule;
  uniqueItems?: boolean;
  minItems?: number;
}

/** As much of JSON Schema as `lexicon.schema.json` uses. */
function faults(value: unknown, rule: Rule, at: string): string[] {
  if (rule.$ref !== undefined) {
    const name = rule.$ref.slice('#/definitions/'.length);
    return faults(value, (schema.definitions as Record<string, Rule>)[name]!, at);
  }
  const found: string[] = [];
  if (rule.enum !== undefined && !rule.enum.includes(value as string))
    found.push(`${at}: ${String(value)} is none of ${rule.enum.join(', ')}`);
  if (rule.pattern !== undefined && !new RegExp(rule.pattern, 'u').test(value as string))
    found.push(`${at}: "${String(value)}" does not look like ${rule.pattern}`);
  if (rule.type === 'number' && typeof value !== 'number') found.push(`${at}: no number`);
  if (rule.type === 'array') {
    const list = value as unknown[];
    if (list.length < (rule.minItems ?? 0)) found.push(`${at}: empty`);
    if (rule.uniqueItems === true && new Set(list).size < list.length) found.push(`${at}: says something twice`);
    list.forEach((item, i) => found.push(...faults(item, rule.items!, `${at}[${i}]`)));
  }
  if (rule.type === 'object') {
    const entries = Object.entries(value as object);
    for (const key of rule.required ?? []) if (!(key in (value as object))) found.push(`${at}: has no ${key}`);
    for (const [key, item] of entries) {
      const next = rule.properties?.[key];
      if (next === undefined) found.push(`${at}: ${key} is unknown`);
      else found.push(...faults(item, next, `${at}.${key}`));
    }
  }
  return found;
}

const entries = english.flatMap((file) => file.concepts.map((entry) => ({ area: file.area, entry })));

describe('the data of the lexicon', () => {
  it('keeps to its schema', () => {
    expect(english.flatMap((file) => faults(file, schema as Rule, file.area))).toEqual([]);
  });

  it('is a real vocabulary: thousands of wordings, each concept known once', () => {
    expect(new Set(entries.map(({ entry }) => entry.id)).size).toBe(entries.length);
    expect(entries.length).toBeGreaterThanOrEqual(1200);
    expect(entries.reduce((sum, { entry }) => sum + entry.wordings.length, 0)).toBeGreaterThanOrEqual(6000);
  });

  it('points only at concepts that exist, and never at itself', () => {
    const ids = new Set(entries.map(({ entry }) => entry.id));
    const astray = entries.flatMap(({ entry }) =>
      [...(entry.wider ?? []), ...(entry.antonyms ?? []), ...(entry.opposite ?? [])]
        .filter((id) => !ids.has(id) || id === entry.id)
        .map((id) => `${entry.id} -> ${id}`),
    );
    expect(astray).toEqual([]);
  });

  it('has wordings that the matcher can walk in bounded time', () => {
    const wrong = entries.flatMap(({ entry }) =>
      entry.wordings.flatMap(expand).filter((wording) => {
        const chain = steps(wording);
        const gaps = chain.filter((step) => 'gap' in step).length;
        const open = chain.length > 0 && ('gap' in chain[0]! || 'gap' in chain.at(-1)!);
        return chain.length === 0 || chain.length > DEEPEST || gaps > MOST_GAPS || open;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('gives a wording to two concepts of one area only where both say that it is ambiguous', () => {
    const owners = new Map<string, { entry: ConceptEntry; wording: string }>();
    const undeclared: string[] = [];
    for (const { area, entry } of entries) {
      const own = new Set<string>();
      for (const wording of entry.wordings) {
        for (const said of expand(wording)) {
          const key = `${area}: ${stepsKey(steps(said))}`;
          if (own.has(key)) continue;
          own.add(key);
          const owner = owners.get(key);
          if (owner === undefined) owners.set(key, { entry, wording });
          else {
            const declared = owner.entry.ambiguous?.includes(owner.wording) && entry.ambiguous?.includes(wording);
            if (declared !== true) undeclared.push(`${key} (${owner.entry.id}, ${entry.id})`);
          }
        }
      }
    }
    expect(undeclared).toEqual([]);
  });

  it('reckons units and numbers', () => {
    const value = new Map(entries.map(({ entry }) => [entry.id, entry]));
    expect(value.get('unit.fortnight')).toMatchObject({ value: 14, base: 'day' });
    expect(value.get('number.99')?.value).toBe(99);
    expect(value.get('number.half')?.value).toBe(0.5);
  });
});
