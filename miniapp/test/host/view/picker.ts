import { emit } from './events';
import { make, overlay } from './dialogs';
import { regions } from './regions';
import type { Region } from '../settings';
import type { WxElement } from './page';

interface Column {
  options: string[];
  index: number;
}
interface Wheel {
  columns: () => Column[];
  turn: (column: number, index: number) => void;
  result: () => Record<string, unknown>;
}

const words = (item: unknown, key: unknown): string =>
  item !== null && typeof item === 'object' ? String((item as Record<string, unknown>)[String(key)] ?? '') : String(item);

const selector = (attrs: Record<string, unknown>): Wheel => {
  let index = Math.max(0, Number(attrs.value ?? 0) || 0);
  const options = ((attrs.range ?? []) as unknown[]).map((item) => words(item, attrs['range-key']));
  return { columns: () => [{ options, index }], turn: (_, next) => (index = next), result: () => ({ value: index }) };
};

const many = (element: WxElement): Wheel => {
  const attrs = (): Record<string, unknown> => element.wx.drawn.attrs;
  const range = (): unknown[][] => (attrs().range ?? []) as unknown[][];
  const chosen = range().map((_, column) => Number(((attrs().value ?? []) as unknown[])[column] ?? 0));
  return {
    columns: () => range().map((list, column) => ({ options: list.map((item) => words(item, attrs()['range-key'])), index: chosen[column] ?? 0 })),
    turn: (column, index) => {
      chosen[column] = index;
      emit(element, 'columnchange', { column, value: index });
    },
    result: () => ({ value: [...chosen] }),
  };
};

const pad = (value: number): string => String(value).padStart(2, '0');
const from = (first: number, last: number): number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

const date = (attrs: Record<string, unknown>): Wheel => {
  const fields = String(attrs.fields ?? 'day');
  const parse = (text: unknown, otherwise: string): number[] => (/^\d{4}/.test(String(text)) ? String(text) : otherwise).split('-').map(Number);
  const today = new Date();
  const [y = 2000, m = 1, d = 1] = parse(attrs.value, `${today.getFullYear()}-${pad(today.getMonth() + 1)}-${pad(today.getDate())}`);
  const now = [y, m, d];
  const [first = 1900] = parse(attrs.start, '1900');
  const [last = 2100] = parse(attrs.end, '2100');
  const lists = (): number[][] => [from(first, last), from(1, 12), from(1, new Date(now[0] ?? y, now[1] ?? m, 0).getDate())].slice(0, fields === 'year' ? 1 : fields === 'month' ? 2 : 3);
  const units = ['年', '月', '日'];
  return {
    columns: () => lists().map((list, column) => ({ options: list.map((value) => `${value}${units[column]}`), index: Math.max(0, list.indexOf(now[column] ?? 0)) })),
    turn: (column, index) => (now[column] = lists()[column]?.[index] ?? 1),
    result: () => ({ value: lists().map((list, column) => (column === 0 ? String(now[0]) : pad(Math.min(now[column] ?? 1, list.length)))).join('-') }),
  };
};

const time = (attrs: Record<string, unknown>): Wheel => {
  const now = String(attrs.value || '00:00').split(':').map(Number);
  return {
    columns: () => [from(0, 23), from(0, 59)].map((list, column) => ({ options: list.map((value) => `${pad(value)}${column ? '分' : '时'}`), index: now[column] ?? 0 })),
    turn: (column, index) => (now[column] = index),
    result: () => ({ value: now.map(pad).join(':') }),
  };
};

const region = (attrs: Record<string, unknown>): Wheel => {
  const depth = { province: 1, city: 2 }[String(attrs.level)] ?? 3;
  const value = (attrs.value ?? []) as string[];
  const chosen = [0, 0, 0];
  const lists = (): Region[][] => {
    const all: Region[][] = [];
    let list: Region[] | undefined = regions;
    for (let column = 0; column < depth && list; column++) {
      all.push(list);
      list = list[chosen[column] ?? 0]?.kids;
    }
    return all;
  };
  value.forEach((name, column) => (chosen[column] = Math.max(0, lists()[column]?.findIndex((place) => place.name === name) ?? 0)));
  return {
    columns: () => lists().map((list, column) => ({ options: list.map((place) => place.name), index: chosen[column] ?? 0 })),
    turn: (column, index) => {
      chosen[column] = index;
      chosen.fill(0, column + 1);
    },
    result: () => {
      const places = lists().map((list, column) => list[chosen[column] ?? 0]);
      return { value: places.map((place) => place?.name ?? ''), code: places.map((place) => place?.code ?? ''), postcode: '' };
    },
  };
};

const wheelOf = (element: WxElement): Wheel => {
  const { attrs } = element.wx.drawn;
  const mode = String(attrs.mode ?? 'selector');
  if (mode === 'multiSelector') return many(element);
  if (mode === 'date') return date(attrs);
  if (mode === 'time') return time(attrs);
  if (mode === 'region') return region(attrs);
  return selector(attrs);
};

/** The phone draws wheels; here they are columns of rows to tap, with the same words. */
export const openPicker = (element: WxElement): void => {
  const wheel = wheelOf(element);
  void overlay<boolean>(
    'picker',
    (close) => {
      const body = make('div', { class: 'picker-columns' });
      const draw = (): void => {
        body.replaceChildren(
          ...wheel.columns().map((column, at) => {
            const rows = column.options.map((option, index) => {
              const row = make('button', { class: index === column.index ? 'picker-row on' : 'picker-row', 'data-index': String(index) }, option);
              row.addEventListener('click', () => {
                wheel.turn(at, index);
                setTimeout(draw, 30);
              });
              return row;
            });
            return make('div', { class: 'picker-column', 'data-column': String(at) }, ...rows);
          }),
        );
        for (const row of body.querySelectorAll('.on')) row.parentElement?.scrollTo({ top: (row as HTMLElement).offsetTop - 88 });
      };
      const bar = make('div', { class: 'picker-bar' }, ...[['取消', false] as const, ['确定', true] as const].map(([label, answer]) => {
        const button = make('button', { class: answer ? 'picker-ok' : 'picker-cancel' }, label);
        button.addEventListener('click', () => close(answer));
        return button;
      }));
      requestAnimationFrame(draw);
      return make('div', { class: 'picker', role: 'dialog' }, bar, body);
    },
    false,
  ).then((confirmed) => emit(element, confirmed ? 'change' : 'cancel', confirmed ? wheel.result() : {}));
};
