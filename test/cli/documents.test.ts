import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROBLEMS } from '../../src/platform/problem.filter.js';
import { readSettings } from '../../src/platform/settings.js';

const read = (path: string): string => readFileSync(path, 'utf8');

/** Rows of the first table whose first heading is this, as cells. */
function rowsUnder(markdown: string, heading: string): string[][] {
  const lines = markdown.slice(markdown.indexOf(`| ${heading} |`)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim().replace(/^`|`$/g, ''))
      .slice(1, -1),
  );
}

describe('the table of settings in the README', () => {
  const rows = rowsUnder(read('README.md'), 'setting');

  it('has every setting that the code reads, and no other', () => {
    const asked = new Set<string>();
    readSettings(new Proxy<NodeJS.ProcessEnv>({}, { get: (_, name) => (asked.add(String(name)), undefined) }));
    expect(rows.map(([name]) => name).sort()).toEqual([...asked].sort());
  });

  it.each(rows)('has the default of %s (%s)', (name, byDefault) => {
    const given = byDefault === 'none' ? {} : { [name]: byDefault };
    expect(readSettings(given)).toEqual(readSettings({}));
  });
});

describe('docs/problems.md', () => {
  const document = read('docs/problems.md');

  it('has a heading for every kind of problem, and no other', () => {
    expect([...document.matchAll(/^## (.+)$/gm)].map(([, kind]) => kind).sort()).toEqual(Object.keys(PROBLEMS).sort());
  });

  it.each(Object.entries(PROBLEMS))('tells status and title of %s as they are answered', (kind, { status, title }) => {
    expect(document).toContain(`## ${kind}\n\n**${status}, ${title}.**`);
  });
});

describe('links between documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs')];

  it.each(documents)('of %s lead somewhere', (path) => {
    const targets = [...read(path).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => target as string);
    expect(targets.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  });
});

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}
