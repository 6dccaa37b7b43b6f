import { getMetadataArgsStorage } from 'typeorm';
import { z } from 'zod';
import { contract, type EndpointName } from '@guiyan/shared/contract';
import { entities } from '../modules';

const names = Object.keys(contract) as EndpointName[];
type Schema = { type?: string; properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; pattern?: string; format?: string; enum?: unknown[]; const?: unknown; additionalProperties?: unknown };
/** Every field of a schema by its path. */
function fieldsOf(schema: Schema, path: string): [string, Schema][] {
  return [
    [path, schema],
    ...Object.entries(schema.properties ?? {}).flatMap(([key, child]) => fieldsOf(child, `${path}.${key}`)),
    ...(schema.items ? fieldsOf(schema.items, `${path}[]`) : []),
    ...(schema.anyOf ?? []).flatMap((child) => fieldsOf(child, path)),
  ];
}
const inputs = names.flatMap((n) => fieldsOf(z.toJSONSchema(contract[n].input, { io: 'input' }) as Schema, n));
const outputs = names.flatMap((n) => fieldsOf(z.toJSONSchema(contract[n].output) as Schema, n));
const columns = getMetadataArgsStorage().columns.map((c) => `${(c.target as { name: string }).name}.${c.propertyName}`);

/** What would put people in order of merit, or watch when they are here. */
const ranking = /rank|ranking|leader|board|top(?!ic)(?=[A-Z0-9]|$)|score|star(?!t)|grade|level|percentile|best|worst|medal|排名|名次|order(?!ed)(?=By|$)/i;
const watching = /online|lastSeen|seenAt|lastActive|activeAt|lastLogin|loginAt|lastOpened|readAt|readReceipt|duration|minutesOn|stepCount|location|latitude|longitude|presence/i;
const lastWord = (path: string): string => path.replace(/\[\]$/, '').split('.').at(-1)!;
/** 县, 乡镇, 村, 组: where a pairing was made, and no grade of anybody; and the stops of a day's route. */
const tiers = /^(?:(?:pairings|zones|schemes)\.|(?:Pairing|Zone|Scheme)\.).*levels?(?:\[\])?$|^duties\.plan\..*\.stops(?:\[\])?$/;
const named = (list: readonly string[], pattern: RegExp): string[] => list.filter((path) => pattern.test(lastWord(path)) && !tiers.test(path));

describe('nobody is ranked and nobody is watched', () => {
  it('X1 no answer and no question of the interface has a field for it', () => {
    expect(named([...outputs, ...inputs].map(([path]) => path), ranking)).toEqual([]);
    expect(named([...outputs, ...inputs].map(([path]) => path), watching)).toEqual([]);
  });
  it('X1 no table has a column for it', () => {
    expect(entities.length).toBeGreaterThan(20);
    expect(columns.length).toBeGreaterThan(150);
    expect(named(columns, ranking)).toEqual([]);
    expect(named(columns, watching)).toEqual([]);
  });
  it('X1 no endpoint sorts people by anything a caller names', () => {
    expect(inputs.map(([path]) => lastWord(path)).filter((f) => /^(sort|order|orderBy|by|direction|desc)$/i.test(f))).toEqual([]);
  });
  it('X1 control: such names would be found', () => {
    const bad = ['a.rank', 'a.rows[].ranking', 'a.score', 'a.leaderboard', 'a.topFive', 'a.orderBy'];
    expect(named(bad, ranking)).toEqual(bad);
    const seen = ['a.onlineTime', 'a.rows[].lastSeen', 'a.lastLoginAt', 'U.readAt', 'U.latitude'];
    expect(named(seen, watching)).toEqual(seen);
  });
});

describe('X1 the contract leaves no door ajar', () => {
  it('X1 every object that comes in refuses fields it does not name, at every depth', () => {
    const open = inputs.filter(([path, s]) => s.type === 'object' && path.includes('.', path.indexOf('.') + 1) && s.additionalProperties !== false);
    expect(open.map(([path]) => path)).toEqual([]);
    const lists = inputs.filter(([path, s]) => path.endsWith('[]') && s.type === 'object');
    expect(lists.length).toBeGreaterThan(0);
    for (const [path, s] of lists) expect([path, s.additionalProperties]).toEqual([path, false]);
  });
  it('X1 every text that is kept has a limit and a pattern, a format or a list', () => {
    const texts = inputs.filter(([path, s]) => s.type === 'string' && contract[path.split('.').slice(0, 2).join('.') as EndpointName].kind === 'write' && !s.enum && s.const === undefined && !s.format);
    expect(texts.length).toBeGreaterThan(10);
    // Compared and never kept: a code, a scanned token, keys and values of questions that were asked, the name of a sheet.
    const compared = ['accounts.acceptInvite.code', 'cards.rotateKey.kid', 'cards.scan.token', 'imports.answer.answers[].key', 'imports.answer.answers[].value', 'imports.mapHeads.columns[].sheet', 'papers.verify.code'];
    expect(texts.filter(([path, s]) => !s.pattern && !compared.includes(path)).map(([path]) => path)).toEqual([]);
    expect(inputs.filter(([, s]) => s.type === 'string' && !s.enum && s.const === undefined && !s.format && !s.pattern && !('maxLength' in s)).map(([path]) => path)).toEqual([]);
  });
  it('X1 every list has a limit', () => {
    expect(inputs.filter(([, s]) => s.type === 'array' && !('maxItems' in s)).map(([path]) => path)).toEqual([]);
  });
  it('X1 every read of people leaves a trace', () => {
    const quiet = new Set<EndpointName>(['home.open', 'sites.list', 'requests.successors', 'posts.topics', 'posts.desk', 'posts.open', 'posts.list', 'posts.get', 'items.list', 'items.sheet', 'helpdays.figures', 'grants.figures', 'grants.offers', 'clinics.figures', 'cards.mine', 'cards.counts', 'cards.keys', 'cards.trust', 'cards.wxacode', 'services.options', 'services.matters', 'services.units', 'services.ratings', 'stats.priority', 'notices.tasks', 'notices.preview', 'notices.reminder', 'session.options', 'imports.get', 'imports.list', 'imports.heads', 'orgs.tree', 'orgs.list', 'orgs.get', 'orgs.profile', 'orgs.directory', 'orgs.countyHome', 'memberships.counts', 'stats.township', 'audit.events', 'audit.mine', 'accounts.invites', 'notices.templates', 'notices.inbox', 'notices.choices', 'reports.slots', 'files.link', 'papers.mine', 'papers.whichPaper', 'papers.rules', 'papers.duesAdvice', 'arrivals.hosts', 'members.count', 'members.mine', 'members.place', 'settings.list', 'settings.labels', 'settings.preview', 'settings.parts', 'settings.previewPart', 'calendar.get', 'calendar.preview', 'families.consentText', 'families.completeness', 'families.tagTotals', 'migrants.figures', 'ledgers.askings', 'surveys.plan', 'surveys.preview', 'surveys.rounds', 'surveys.round', 'visits.echo', 'visits.aspects', 'schemes.list', 'schemes.coverage', 'duties.counts', 'calls.plan', 'outposts.list', 'outposts.get', 'markets.days', 'markets.queue', 'difficulties.figures', 'marks.list', 'marks.of', 'meetings.list', 'duties.drive', 'duties.rules', 'duties.previewRule']);
    expect(names.filter((n) => { const e = contract[n] as { kind: string; personal?: string }; return e.kind === 'read' && !e.personal && !quiet.has(n); })).toEqual([]);
  });
});
