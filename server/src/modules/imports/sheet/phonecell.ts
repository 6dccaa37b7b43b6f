import { isMobile, maskPhone, readPhone, type Phone } from '@guiyan/shared/domain/phone';
import type { Cell } from './book';
import { BLANK, type Reading } from './reading';
import { saysNothing, tidy } from './text';

/** `owner` is who answers there, as the cell says (儿子, 妻子); '' is the person of the row. */
export interface OwnedPhone extends Phone { owner: string }

const NUMBER = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<!\d)\(?0\d{2,3}\)?[\s-]?\d{7,8}(?!\d)|\d{3,}/g;
const NO_PHONE = /^(无电话|没有电话|无手机|没电话|无号码|空号|停机|无联系方式)$/;

export function readPhones(cell: Cell | undefined): Reading<OwnedPhone[]> {
  if (!cell || saysNothing(cell.text)) return { value: null };
  const text = tidy(cell.text);
  if (NO_PHONE.test(text)) return { value: [], doubt: '写着没有电话' };
  if (/[*×]/.test(text)) return { value: null, doubt: '号码打了星号，没有记' };
  if (cell.type === 'error' || /^\d(\.\d+)?E\+?\d+$/i.test(text.replace(/ /g, ''))) return odd('damaged', '号码变成了别的写法，认不出。', null);
  const found = phonesIn(text);
  if (found.length === 0) return odd('unreadable', '认不出是哪个号码。', /\d{5,}/.test(text) ? { number: text.replace(/[^\d-]/g, '').slice(0, 20), kind: 'short', owner: '' } : null);
  const callable = found.filter((p) => p.kind !== 'short');
  if (found.length === 1 || callable.length === 1) {
    const main = callable[0] ?? found[0]!;
    const value = [main, ...found.filter((p) => p !== main)];
    return main.kind === 'short' ? { value, doubt: '像是集团短号' } : { value };
  }
  return split(callable);
}

function phonesIn(text: string): OwnedPhone[] {
  const found: OwnedPhone[] = [];
  const hits = [...text.matchAll(NUMBER)];
  hits.forEach((hit, i) => {
    const phone = readPhone(hit[0]);
    if (!phone || (phone.kind === 'short' && hits.some((h) => isMobile(h[0].replace(/\D/g, ''))) && !/短/.test(text))) return;
    const after = text.slice(hit.index + hit[0].length, hits[i + 1]?.index ?? text.length);
    const before = text.slice(i === 0 ? 0 : hits[i - 1]!.index + hits[i - 1]![0].length, hit.index);
    found.push({ ...phone, owner: label(/^\s*\(([^)]*)\)?/.exec(after)?.[1] ?? '') || label(/([\p{Script=Han}]{1,4})\s*[::]?\s*$/u.exec(before)?.[1] ?? '') });
  });
  return found;
}

const short: Record<string, string> = { 儿: '儿子', 女: '女儿', 妻: '妻子', 夫: '丈夫', 父: '父亲', 母: '母亲', 爱人: '配偶', 本人: '', 手机: '', 电话: '', 短号: '', 微信: '' };
function label(text: string): string {
  const word = text.replace(/[\s::、,;/]/g, '');
  return short[word] ?? (/^\p{Script=Han}{1,6}$/u.test(word) ? word : '');
}

const shown = (p: OwnedPhone, fallback: string) => `${p.owner || fallback} ${maskPhone(p.number)}`;

function split(phones: OwnedPhone[]): Reading<OwnedPhone[]> {
  const [first, second] = phones as [OwnedPhone, OwnedPhone];
  const right = [{ ...first }, { ...second, owner: second.owner || '另一个' }, ...phones.slice(2)];
  const swapped = [{ ...second, owner: first.owner }, { ...first, owner: second.owner || '另一个' }, ...phones.slice(2)];
  return {
    value: null,
    ask: {
      kind: 'phone', reason: 'two', prompt: '两个号码这样分，对吗？', parsed: `${shown(right[0]!, '本人')}\n${shown(right[1]!, '另一个')}`, alike: '一格里写了两个号码',
      options: [{ value: 'split', label: '对' }, { value: 'swap', label: '调过来' }, { value: 'first', label: '只留前一个' }], suggested: 'split',
      resolve: (option) => (option === 'swap' ? swapped : option === 'first' ? [{ ...first }] : right),
    },
  };
}

function odd(reason: string, prompt: string, keep: OwnedPhone | null): Reading<OwnedPhone[]> {
  return {
    value: null,
    ask: {
      kind: 'phone', reason, prompt, parsed: '认不出', alike: '认不出号码', suggested: 'blank', options: keep ? [BLANK, { value: 'keep', label: '照样留着' }] : [BLANK],
      resolve: (option) => (option === 'keep' && keep ? [keep] : null),
    },
  };
}
