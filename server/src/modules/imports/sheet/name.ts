import type { Cell } from './book';
import type { Reading } from './reading';
import { dropPinyin, saysNothing, squeeze } from './text';

/** 杨  再兴 → 杨再兴; 阿依夏木·买买提 keeps its dot. A note in brackets is not part of the name. */
export function readName(cell: Cell | undefined): Reading<string> {
  if (!cell || cell.type === 'error' || saysNothing(cell.text)) return { value: null };
  const raw = dropPinyin(squeeze(cell.text));
  const name = raw.replace(/[•・●.]/g, '·').replace(/\([^)]*\)$/, '');
  if (/^[\p{Script=Han}·〇]{2,20}$/u.test(name)) return name === raw ? { value: name } : { value: name, doubt: '括号里的字没有当作姓名' };
  if (!/\p{Script=Han}|[A-Za-z]{2,}/u.test(name)) return { value: null };
  return {
    value: null,
    ask: {
      kind: 'name', reason: 'odd', prompt: `“${raw.slice(0, 20)}”是姓名吗？`, parsed: raw.slice(0, 30), alike: '姓名里有别的字',
      options: [{ value: 'as_read', label: '是' }], suggested: 'as_read', resolve: () => raw.slice(0, 30),
    },
  };
}
