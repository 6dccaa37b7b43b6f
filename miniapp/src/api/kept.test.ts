import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const sources = readdirSync(root, { recursive: true }).map(String).filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name)).map((name) => [name, readFileSync(join(root, name), 'utf8')] as const);

/** What a phone keeps of what it was told, each with the endpoint it comes from: own pairings, open duties, one's own papers, and what holds nobody's name. */
const kept: Record<string, string> = {
  home: 'home.open', card: 'cards.mine', 'card-wxacode': 'cards.wxacode', papers: 'papers.mine', slots: 'reports.slots', bookings: 'markets.bookings',
  'duties.*': 'duties.list', 'duties.visits': 'duties.visits', 'duties.plan': 'duties.plan', calls: 'calls.list', 'surveys.mine': 'surveys.mine', 'happenings.families': 'duties.visits', 'who.due': 'duties.visits',
  'helpdays.list': 'helpdays.list', 'grants.answers': 'grants.answers', 'grants.list': 'grants.list', 'difficulties.*': 'difficulties.list', 'difficulties.figures': 'difficulties.figures', 'meeting.*': 'meetings.get', 'greeting.*': 'greetings.get',
  'services.options': 'services.options', items: 'items.list', 'post.*': 'posts.get', outposts: 'outposts.list', 'outpost.*': 'outposts.get', 'markets.*': 'markets.days',
};

describe('X1 what stays on the phone', () => {
  it('X1 is one’s own pairings, open duties and papers; another list needs its line here', () => {
    const names = sources.flatMap(([, text]) => [...text.matchAll(/(?:useKept|askAndKeep|lastKept)(?:<[^(]*>)?\(\s*(?:hat\?\.hat === 'helper' \? )?(['`])(.*?)\1/g)].map((found) => found[2]!.replace(/\$\{.*\}/, '*')));
    expect(names.length).toBeGreaterThan(20);
    expect([...new Set(names)].filter((name) => !(name in kept)).sort()).toEqual([]);
    expect(Object.keys(kept).filter((name) => !names.includes(name)).sort()).toEqual([]);
  });

  it('X1 the whole roster, registers of an office and other people’s files are never kept', () => {
    const never = ['members.list', 'members.get', 'families.get', 'families.list', 'audit.events', 'alarms.', 'referrals.', 'elders.', 'stats.'];
    // A hook that asks for such a list keeps it for nobody but a helper, whose own families it holds.
    const keeping = sources.flatMap(([name, text]) => [...text.matchAll(/useKept\((?!hat\?\.hat === 'helper')[\s\S]{0,600}?\n?.*\[.*?\]\)/g)].map((found) => [name, found[0]] as const));
    expect(keeping.length).toBeGreaterThan(20);
    expect(keeping.filter(([, text]) => never.some((one) => text.includes(`call('${one}`))).map(([name]) => name)).toEqual([]);
  });

  it('X1 nothing else is written to the phone than what waits, what was told, who is here, and ids of what was read', () => {
    const writers = sources.filter(([, text]) => /storage\.set\(|Taro\.setStorage|localStorage|remember\(/.test(text)).map(([name]) => name.replaceAll('\\', '/')).sort();
    expect(writers).toEqual(['api/drafts.ts', 'api/session.ts', 'api/storage.ts', 'cards/offline/trust.ts', 'hooks/heard.ts', 'hooks/useKept.ts', 'pages/home/parts/FamilyHome.tsx', 'posts/seen.ts']);
  });

  it('X1 every write the field makes goes through the queue', () => {
    const queued = ['calls.log', 'visits.record', 'requests.submit', 'surveys.record', 'surveys.found', 'members.logContact', 'members.verify', 'reports.handIn', 'reports.takeDown', 'checkins.send', 'checkins.takeDown', 'happenings.tell', 'helpdays.record', 'helpdays.plan', 'cards.scan', 'services.log', 'clinics.record', 'duties.done', 'meetings.hold', 'markets.book'];
    const all = sources.map(([, text]) => text).join('\n');
    expect(queued.filter((name) => !new RegExp(`(?:deliver|enqueue)\\('${name.replace('.', '\\.')}'`).test(all))).toEqual([]);
    // A card is looked up first, and only a look without network waits.
    expect(queued.filter((name) => name !== 'cards.scan' && new RegExp(`[^\\w]call\\('${name.replace('.', '\\.')}'`).test(all))).toEqual([]);
  });
});
