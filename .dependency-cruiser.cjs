// Who may import whom. The floors: a room imports only from a lower floor and only through that room's index.ts.
const floors = [
  ['settings', 'calendar', 'regions', 'orgs'],
  ['people'],
  ['accounts'],
  ['members', 'files'],
  ['papers', 'migrants'],
  ['families'],
  ['cards', 'mandates', 'posts', 'memberships', 'surveys'],
  ['services', 'checkins', 'calls', 'greetings', 'happenings', 'alarms', 'referrals', 'clinics', 'grants', 'reports', 'pairings', 'meetings', 'growth', 'work', 'giving'],
  ['requests', 'elders'],
  ['duties', 'points', 'handovers', 'outposts', 'difficulties', 'marks'],
  ['notices'],
  ['imports'],
  ['stats', 'ledgers', 'audit'],
  ['home'],
];

const rooms = floors.flat();
const room = (names) => `^server/src/modules/(${names.join('|')})/`;
const npm = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;
const core = (...names) => `^(node:)?(${names.join('|')})(/|$)`;
const tests = ['\\.test\\.tsx?$', '^server/src/test/', '^(miniapp|desktop)/test/'];
const byValue = { dependencyTypesNot: ['type-only'] };

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const floorRules = floors.map((names, index) =>
  forbid(
    `floor-${index + 1}`,
    `${names.join(', ')} may import lower floors only; upward or sideways, record an event.`,
    { path: room(names), pathNot: tests },
    { path: room(floors.slice(index).flat()), pathNot: '^server/src/modules/$1/' },
  ),
);

const mainPackage = 'api|hooks|i18n|pages|styles|ui|assets';

module.exports = {
  forbidden: [
    ...floorRules,
    forbid('unknown-room', 'Every room stands on a floor: add it to the table in .dependency-cruiser.cjs.', {}, { path: '^server/src/modules/', pathNot: [room(rooms), '^server/src/modules/index\\.ts$'] }),
    forbid('table-of-rooms', 'modules/index.ts is for app.ts; rooms know each other by name.', { path: '^server/src/(modules/[^/]+|platform|http)/', pathNot: tests }, { path: '^server/src/modules/index\\.ts$' }),
    forbid('through-the-door', "Another room is entered through its index.ts only.", { path: '^server/src/modules/([^/]+)/', pathNot: tests }, { path: '^server/src/modules/[^/]+/', pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'] }),
    forbid('door-from-outside', 'http and app enter a room through index.ts.', { path: '^server/src/(http|platform|[^/]+\\.ts$|modules/index\\.ts$)' }, { path: '^server/src/modules/[^/]+/', pathNot: '^server/src/modules/[^/]+/index\\.ts$' }),
    forbid('no-cycles', 'A cycle means that one of the two knows too much.', {}, { circular: true, viaOnly: byValue }),

    forbid('domain-is-light', 'shared/domain and the files beside it import nothing but each other.', { path: '^shared/src/(domain/|[^/]+\\.ts$)', pathNot: tests }, { pathNot: '^shared/src/(domain/|[^/]+\\.ts$)' }),
    forbid('contract-stands-on-domain', 'shared/contract knows domain and zod.', { path: '^shared/src/contract/', pathNot: tests }, { pathNot: ['^shared/src/(contract|domain)/', '^shared/src/[^/]+\\.ts$', npm('zod')] }),
    forbid('api-is-light', 'shared/api takes types from the contract and values from domain.', { path: '^shared/src/api/', pathNot: tests }, { ...byValue, pathNot: '^shared/src/(api/|domain/|[^/]+\\.ts$)' }),

    forbid('platform-is-below', 'The platform knows no room and no HTTP layer.', { path: '^server/src/platform/', pathNot: tests }, { path: '^server/src/(modules|http|app|main)' }),
    forbid('rooms-know-no-http', 'A room never imports http, app or main.', { path: '^server/src/modules/', pathNot: tests }, { path: '^server/src/(http/|app\\.ts|main\\.ts|cli)' }),
    forbid('http-below-app', 'http is mounted by app.', { path: '^server/src/http/', pathNot: tests }, { path: '^server/src/(app|main|cli)\\b' }),
    forbid('typeorm-stays-below', 'Only entities, queries, platform/db and migrations use values of typeorm.', { path: '^server/src/', pathNot: [...tests, '\\.entity\\.ts$', '\\.queries\\.ts$', '^server/src/platform/db/', '^server/src/migrations/'] }, { ...byValue, path: npm('typeorm') }),
    forbid('koa-stays-in-http', 'Only http/ imports koa.', { path: '^server/src/', pathNot: [...tests, '^server/src/http/'] }, { ...byValue, path: npm('koa', 'koa-[^/]+', '@koa/[^/]+') }),
    forbid('rules-are-pure', 'The rules of a room see no database.', { path: '\\.rules\\.ts$' }, { ...byValue, path: ['\\.(entity|queries|actions|present|routes|listeners)\\.ts$', '^server/src/platform/(db|outbound|outbox)', npm('typeorm')] }),
    forbid('routes-have-no-logic', 'A route names action, query and present; it never touches a table.', { path: '\\.routes\\.ts$' }, { ...byValue, path: ['\\.entity\\.ts$', npm('typeorm')] }),
    forbid('outbound-only', 'HTTP clients and sockets only in platform/outbound.', { path: '^server/src/', pathNot: [...tests, '^server/src/platform/outbound/', '^server/src/(main|app)\\.ts$', '^server/src/http/'] }, { path: [core('http', 'https', 'http2', 'net', 'tls', 'dgram'), npm('axios', 'undici', 'got', 'node-fetch')], dependencyTypesNot: ['type-only'] }),
    forbid('outbound-for-the-worker', 'An action never calls WeChat: only the platform and its wiring import platform/outbound by value.', { path: '^server/src/modules/', pathNot: tests }, { ...byValue, path: '^server/src/platform/outbound/' }),
    forbid('no-child-process', 'The server starts no programs.', { path: '^server/src/', pathNot: tests }, { path: core('child_process', 'cluster', 'vm') }),
    forbid('rooms-know-no-disk', 'Rooms store through platform/storage.', { path: '^server/src/modules/', pathNot: tests }, { ...byValue, path: core('fs') }),
    forbid('tests-stay-out', 'Product code imports no test code.', { path: '^(server|shared|miniapp|desktop)/src/', pathNot: tests }, { path: tests }),

    forbid('no-zod-on-screens', 'import { z } costs 468 KB: screens take types of the contract only.', { path: '^(miniapp|desktop)/src/', pathNot: tests }, { ...byValue, path: ['^shared/(src|dist)/contract/', npm('zod')] }),
    forbid('screens-know-no-server', 'Screens speak to the server over HTTP.', { path: '^(miniapp|desktop|shared)/src/' }, { path: '^server/' }),
    forbid('desktop-without-taro', 'The office web is its own build.', { path: '^desktop/' }, { path: [npm('@tarojs/[^/]+'), '^miniapp/'] }),
    forbid('phone-without-desktop', 'The phone app loads nothing of the office web.', { path: '^miniapp/' }, { path: ['^desktop/', npm('antd', '@ant-design/[^/]+', 'echarts')] }),
    forbid('server-without-screens', 'The server knows no screen.', { path: '^server/' }, { path: '^(miniapp|desktop)/' }),
    forbid('slices', 'A sub-package uses only itself and what the main package offers (WeChat enforces it too).', { path: `^miniapp/src/(?!(?:${mainPackage})/)([^/]+)/`, pathNot: tests }, { ...byValue, path: `^miniapp/src/(?!(?:${mainPackage})/)[^/]+/`, pathNot: '^miniapp/src/$1/' }),
    forbid('main-package-is-small', 'The main package pulls in no sub-package.', { path: `^miniapp/src/((${mainPackage})/|[^/]+\\.tsx?$)`, pathNot: tests }, { ...byValue, path: `^miniapp/src/(?!(?:${mainPackage})/)[^/]+/` }),

    forbid('no-unresolved', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    forbid('no-dev-dependencies', 'What runs is a dependency.', { path: '^(server|shared|miniapp|desktop)/src/', pathNot: tests }, { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('@types/[^/]+', 'lucide-static', 'react-refresh') }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    webpackConfig: { fileName: require.resolve('./scripts/lib/aliases.cjs') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.scss', '.css'],
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
