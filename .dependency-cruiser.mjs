/** The directions between the rooms (docs/decisions/0001), as data with a reason each. */
const room = (name) => `^src/${name}/`;

/** A room may import itself, `platform/`, and the rooms before it in the flow of data. */
const only = (name, allowed, comment) => ({
  name: `${name}-imports`,
  comment,
  severity: 'error',
  from: { path: room(name), pathNot: '\\.spec\\.ts$' },
  to: { path: '^(src|migrations|test|bench)/', pathNot: allowed.map(room) },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one idea in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'detection-is-pure',
      comment:
        'Detection can be published as a library and run in a browser: it imports nothing outside itself but string-similarity.',
      severity: 'error',
      from: { path: room('detection'), pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/detection/', 'node_modules/string-similarity/', 'node_modules/@types/string-similarity/'] },
    },
    {
      name: 'text-is-pure',
      comment: 'Reading needs parsing libraries, and nothing of the service.',
      severity: 'error',
      from: { path: room('text'), pathNot: '\\.spec\\.ts$' },
      to: { path: '(^src/(?!text/)|^migrations/|node_modules/(@nestjs|typeorm|mysql2|libsql)/)' },
    },
    {
      name: 'platform-knows-no-room',
      comment: 'Whatever knows a room belongs into that room.',
      severity: 'error',
      from: { path: room('platform') },
      to: { path: '^src/(?!platform/)' },
    },
    only('registry', ['registry', 'platform', 'text'], 'The registry knows who writes to whom, not what collides.'),
    only('access', ['access', 'platform', 'registry'], 'People and keys know the offices they belong to.'),
    only(
      'conflicts',
      ['conflicts', 'detection', 'text', 'registry', 'access', 'platform'],
      'Findings kept: reads, never decides.',
    ),
    only('intake', ['intake', 'text', 'registry', 'conflicts', 'access', 'platform'], 'How communications arrive.'),
    only(
      'reviews',
      ['reviews', 'conflicts', 'registry', 'access', 'platform'],
      'People decide on what conflicts keeps.',
    ),
    only(
      'trends',
      ['trends', 'reviews', 'conflicts', 'registry', 'access', 'platform'],
      'Read-only, last in the flow.',
    ),
    only(
      'second-reader',
      ['second-reader', 'conflicts', 'detection', 'text', 'registry', 'access', 'platform'],
      'A language model reads what conflicts has filed; whatever it finds is kept by conflicts.',
    ),
    only('notify', ['notify', 'registry', 'access', 'platform'], 'Told through events, knows no decision.'),
    {
      name: 'typeorm-behind-stores',
      comment: 'Only entities, stores and platform/database speak to the database.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.(entity|store)\\.ts$', '^src/platform/database/', '\\.module\\.ts$'] },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm|mysql2|libsql)/' },
    },
    {
      name: 'pages-use-the-api-alone',
      comment: 'The pages can do nothing that the API can not: they know its document, and no code of the service.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|migrations|test|bench|bin)/' },
    },
    {
      name: 'pages-share-no-page',
      comment: 'What two pages need belongs into web/src/shared or web/src/api.',
      severity: 'error',
      from: { path: '^web/src/pages/([^/]+)/' },
      to: { path: '^web/src/pages/', pathNot: '^web/src/pages/$1/' },
    },
    {
      name: 'shared-knows-no-page',
      comment: 'Shared pieces and the API client are used by pages, never the other way round.',
      severity: 'error',
      from: { path: '^web/src/(shared|api)/' },
      to: { path: '^web/src/(pages|app)/' },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      comment: 'What is served must run after npm ci --omit=dev.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
