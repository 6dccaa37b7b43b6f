import { Input, Select } from 'antd';
import { addDays, addMonths, lastOfMonth, monthOf } from '@guiyan/shared/domain/dates';
import { useHat, useToday } from '../api/session';
import { useCall } from '../api/useCall';
import { go, usePlace } from '../ui/route';

export interface Choice {
  /** As a call takes it. */
  input: { asOf?: string; township?: string; village?: string };
  /** As the address keeps it, for links that keep the choice. */
  query: Record<string, string>;
}

const kept = ['asOf', 'township', 'village'] as const;

/** Day and place of the figures on screen, kept in the address. */
export function useChoice(): Choice {
  const { query } = usePlace();
  const given = Object.fromEntries(kept.flatMap((key) => (query.get(key) ? [[key, query.get(key)!]] : [])));
  return { input: given, query: given };
}

const monthWords = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

export function Choose() {
  const { input, query } = useChoice();
  const { path } = usePlace();
  const today = useToday();
  const hat = useHat();
  const places = useCall('orgs.tree', {}).data?.rows ?? [];
  const set = (next: Record<string, string>) => go(path, { ...query, ...next }, { replace: true });
  const day = input.asOf ?? today;
  const atMonthEnd = day === lastOfMonth(day) || day === today;
  const months = Array.from({ length: 12 }, (_, i) => monthOf(addMonths(today, -i)));
  const townshipId = input.township ?? hat.townshipId ?? '';
  const villages = hat.villageId ? [] : places.filter((place) => place.kind === 'village' && place.parentId === townshipId);
  const pickMonth = (month: string) => {
    if (month === 'day') set({ asOf: addDays(today, -1) });
    else set({ asOf: month === monthOf(today) ? '' : lastOfMonth(`${month}-01`) });
  };
  return (
    <>
      <Select
        aria-label="哪个月"
        value={atMonthEnd ? monthOf(day) : 'day'}
        onChange={pickMonth}
        options={[...months.map((month) => ({ value: month, label: monthWords(month) })), { value: 'day', label: '算到某一天' }]}
        popupMatchSelectWidth={false}
      />
      {!atMonthEnd && <Input type="date" aria-label="算到哪一天" className="choose-day" value={day} max={today} onChange={(event) => event.target.value && set({ asOf: event.target.value })} />}
      {!hat.townshipId && (
        <Select
          aria-label="哪个乡镇"
          value={townshipId}
          onChange={(id) => set({ township: id, village: '' })}
          options={[{ value: '', label: '全县' }, ...places.filter((place) => place.kind === 'township').map((place) => ({ value: place.id, label: place.name }))]}
          popupMatchSelectWidth={false}
        />
      )}
      {villages.length > 0 && (
        <Select
          aria-label="哪个村"
          value={input.village ?? ''}
          onChange={(id) => set({ village: id })}
          options={[{ value: '', label: `全部 ${villages.length} 个村` }, ...villages.map((place) => ({ value: place.id, label: place.name }))]}
          popupMatchSelectWidth={false}
        />
      )}
    </>
  );
}
