/**
 * The structure of this repository as rules. `npm run boundaries` checks them; test/boundaries plants one violation of
 * each and expects it to be found. The comment of a rule says what to do instead of breaking it.
 */

/** What is below operations and service, which do not know each other: an app hands the one to the other. */
const platform = [
  'topics',
  'database',
  'environment',
  'http',
  'inbox',
  'messaging',
  'outbox',
  'projection',
  'telemetry',
  'uuid',
];

/** What each library may import of the others. `testing` is made of all of them. */
const libraries = {
  topics: [],
  contracts: ['topics'],
  database: [],
  telemetry: [],
  messaging: ['topics', 'database', 'telemetry', 'uuid'],
  projection: ['topics', 'database', 'messaging', 'telemetry'],
  runtime: [],
  settings: ['messaging'],
  outbox: ['topics', 'database', 'messaging', 'telemetry', 'uuid'],
  inbox: ['topics', 'database', 'messaging', 'outbox', 'telemetry', 'uuid'],
  http: ['database', 'telemetry'],
  environment: ['database', 'http', 'messaging', 'telemetry'],
  operations: platform,
  service: [...platform, 'runtime', 'settings'],
  uuid: [],
};

const SPEC = '[.]spec[.]ts$';

/** What the pages of the console say in the words of the command line. */
const WORDS =
  '^apps/[^/]+/src/(?:operations/printable|faults/describe-fault|projection/describe-(?:comparison|step)|replay/describe-replay|trace/describe-views)[.]ts$';

const npm = (name) => `(?:^|node_modules/)${name}(?:/|$)`;

const libraryDirection = ([library, allowed]) => ({
  name: `${library}-library-direction`,
  comment:
    `libs/${library} may import ${allowed.length ? allowed.join(', ') : 'no other library'}: ` +
    'pass in what it needs as an argument, or move the code to the library that already has both.',
  severity: 'error',
  from: { path: `^libs/${library}/src/`, pathNot: SPEC },
  // Of the shop's contracts the rule `no-library-knows-the-shop` tells.
  to: { path: '^libs/(?!contracts/)', pathNot: `^libs/(?:${[library, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-service-to-service',
      comment:
        "Services know each other's facts only: subscribe to a topic of @shop/contracts and keep what you need.",
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/shop/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-operations-to-service',
      comment: 'The command line works on any service from outside: put what both need into a library.',
      severity: 'error',
      from: { path: '^apps/shop/' },
      to: { path: '^apps/', pathNot: '^apps/shop/' },
    },
    {
      name: 'command-line-loads-no-service',
      comment:
        'Every command would wait for the framework of a service to load: settings are in @shop/settings, events in @shop/messaging.',
      severity: 'error',
      from: { path: '^apps/shop/' },
      to: { path: '^libs/service/' },
    },
    {
      name: 'command-line-starts-with-little',
      comment:
        'Every command, even --help, loads the imports of this file: import it in the command, or here by import().',
      severity: 'error',
      from: { path: '^apps/shop/src/(?:main[.]ts$|start/)', pathNot: SPEC },
      to: {
        path: '^(?:apps|libs|node_modules)/',
        pathNot: ['^apps/shop/src/(?:failure[.]ts$|start/)', '^libs/runtime/', npm('commander')],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-lib-to-app',
      comment: 'A library serves every app and knows none: let the app pass in the difference.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'libs-through-index-only',
      comment:
        "Import '@shop/<library>': if index.ts does not export what you need, decide whether it should be public.",
      severity: 'error',
      from: { path: '^([^/]+/[^/]+)/' },
      to: { path: '^libs/', pathNot: ['^$1/', '^libs/[^/]+/src/index[.]ts$'] },
    },
    ...Object.entries(libraries).map(libraryDirection),
    {
      name: 'no-library-knows-the-shop',
      comment:
        'A library serves any system, and @shop/contracts is the shop: take a topic, the catalogue or a name as an argument.',
      severity: 'error',
      from: { path: '^libs/(?!contracts/|testing/)[^/]+/src/', pathNot: SPEC },
      to: { path: '^libs/contracts/' },
    },
    {
      name: 'tiny-system-needs-no-shop',
      comment:
        'test/tiny-system shows the libraries without the shop: import from a library, or write the code there.',
      severity: 'error',
      from: { path: '^test/tiny-system/' },
      to: { path: '^(?:apps|libs/contracts)/' },
    },
    {
      name: 'inbox-folders-know-the-ledger-only',
      comment:
        'consume/, replay/ and triage/ each build on ledger/ and do not import each other, and ledger/ imports none of them: move ' +
        'code that two of them need one folder up.',
      severity: 'error',
      from: { path: '^libs/inbox/src/(?!index[.])([^/]+)', pathNot: SPEC },
      to: { path: '^libs/inbox/src/(?!ledger/)[^/]+/', pathNot: '^libs/inbox/src/$1/' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'A domain folder imports nothing from outside itself, not even a type: take ids, clock and other effects as ' +
        'arguments, and map to rows and messages in persistence/.',
      severity: 'error',
      from: { path: '^(apps/[^/]+/src/[^/]+/domain)/', pathNot: SPEC },
      to: { pathNot: '^$1/' },
    },
    {
      name: 'no-slice-to-slice',
      comment:
        "A use case does not import another use case, only a feature's domain/ and persistence/: move the shared decision to " +
        'domain/, or react to the fact.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/([^/]+)/([^/]+)/', pathNot: '^apps/[^/]+/src/(?:views|migrations)/' },
      to: {
        path: '^apps/$1/src/(?!views/|migrations/)[^/]+/[^/]+/',
        pathNot: ['^apps/$1/src/$2/$3/', '^apps/$1/src/[^/]+/(?:domain|persistence)/'],
      },
    },
    {
      name: 'reads-do-not-touch-writes',
      comment:
        'A view is built from topics alone: project the fact that carries the value instead of importing the write side.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/views/' },
      to: { path: '^apps/$1/src/[^/]+/', pathNot: '^apps/$1/src/views/' },
    },
    {
      name: 'writes-do-not-touch-reads',
      comment: 'A view may lag: decide on the rows of the write database, locked in your transaction.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/[^/]+/', pathNot: '^apps/[^/]+/src/views/' },
      to: { path: '^apps/$1/src/views/' },
    },
    {
      name: 'no-view-to-view',
      comment:
        'Each view is rebuilt and dropped on its own: let it project the facts it needs into its own table.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/views/([^/]+)/' },
      to: { path: '^apps/$1/src/views/', pathNot: '^apps/$1/src/views/$2/' },
    },
    {
      name: 'books-fold-on-their-own',
      comment:
        'An audit compares the rows of a projector with a fold of the same facts, which proves nothing if they share code: write the ' +
        'fold in books/ from the facts alone.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/books/' },
      to: { path: '^apps/$1/src/[^/]+/', pathNot: '^apps/$1/src/books/' },
    },
    {
      name: 'projectors-cause-nothing',
      comment:
        'A rebuild of a view calls its projector again for every fact, so a projector only writes rows: react to the fact in a ' +
        'consumer.',
      severity: 'error',
      from: { path: '^(apps/[^/]+/src/)views/([^/]+)/(?:.+[.](?:projector|rows)[.]ts$)' },
      to: {
        pathNot: [
          '^$1views/$2/(?!.+[.](?:controller|module|query)[.]ts$)',
          '^$1[^/]+[.]ts$',
          '^libs/(?:contracts|projection|topics)/',
        ],
      },
    },
    {
      name: 'kafkajs-only-in-messaging',
      comment: 'Use the port of @shop/messaging: only libs/messaging/src/kafka knows the Kafka client.',
      severity: 'error',
      from: {
        pathNot: [
          '^libs/messaging/src/kafka/',
          '^bench/',
          // Stands for the clients of others.
          '^libs/messaging/test/transactional-producer[.]ts$',
          '^libs/inbox/test/foreign-producer[.]ts$',
        ],
      },
      to: { path: npm('kafkajs') },
    },
    {
      name: 'kafka-client-behind-its-port',
      comment:
        'Use the objects of libs/messaging/src/kafka-client.ts and the types of libs/messaging/src/port: another client of Kafka ' +
        'can replace them there.',
      severity: 'error',
      from: { pathNot: ['^libs/messaging/src/kafka/', '^libs/messaging/src/kafka-client[.]ts$'] },
      to: { path: '^libs/messaging/src/kafka/' },
    },
    {
      name: 'registry-client-only-in-messaging',
      comment:
        'Use the serde of @shop/messaging: only libs/messaging/src/registry knows the schema registry client.',
      severity: 'error',
      from: { pathNot: '^libs/messaging/(?:src/registry|test)/' },
      to: { path: npm('@confluentinc/schemaregistry') },
    },
    {
      name: 'prom-client-only-in-telemetry',
      comment:
        'Define metrics with counter, gauge and histogram of @shop/telemetry: only libs/telemetry/src/metrics knows the client of Prometheus.',
      severity: 'error',
      from: { pathNot: '^libs/telemetry/src/metrics/' },
      to: { path: npm('prom-client') },
    },
    {
      name: 'opentelemetry-only-in-telemetry',
      comment:
        'Use the spans of @shop/telemetry: only libs/telemetry knows OpenTelemetry, and what it costs while tracing is off.',
      severity: 'error',
      from: { pathNot: '^libs/telemetry/src/' },
      to: { path: npm('@opentelemetry') },
    },
    {
      name: 'pages-run-in-a-browser',
      comment:
        'A browser must load the imports of the pages of the console: from the rest of the command line, import only types, and the files that page-files.ts names.',
      severity: 'error',
      from: { path: ['^apps/[^/]+/src/console/pages/', WORDS], pathNot: SPEC },
      to: {
        pathNot: [
          '^apps/[^/]+/src/console/pages/',
          WORDS,
          npm('preact'),
          npm('@preact/signals'),
          npm('@dagrejs/dagre'),
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-test-code-in-src',
      comment:
        'Sources do not import tests, specs or @shop/testing: move shared code to the source that it belongs to.',
      severity: 'error',
      from: { path: '^(?:apps|libs)/[^/]+/src/', pathNot: [SPEC, '^libs/testing/'] },
      to: { path: ['^bench/', '^test/', '^(?:apps|libs)/[^/]+/test/', SPEC, '^libs/testing/'] },
    },
    {
      name: 'only-production-dependencies-in-src',
      comment: 'Code of production needs its packages in production: list the package under "dependencies".',
      severity: 'error',
      from: { path: '^(?:apps|libs)/[^/]+/src/', pathNot: [SPEC, '^libs/testing/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      comment:
        'Two files that import each other should be one file, or share a third: move the shared code into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // The planted violations are cruised by their test, from inside that folder.
    exclude: { path: '^test/boundaries/planted/' },
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Without it type-only imports vanish before they are looked at.
    tsPreCompilationDeps: true,
  },
};
