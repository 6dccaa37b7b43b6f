import type { Output } from '@guiyan/shared/contract';
import { bookingStateWords } from '@guiyan/shared/domain/markets';
import { dayWords } from '@guiyan/shared/domain/dates';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty, Panel } from '../ui/Panel';
import { StateWord } from '../ui/words';

type Booking = Output<'markets.bookings'>['rows'][number];
export const bookingTones = { booked: 'amber', came: 'green', missed: 'plain', cancelled: 'plain' } as const;

/** S8 Who comes, with what. */
export function Bookings({ outpostId }: { outpostId: string }) {
  const list = useList('markets.bookings', { outpostId, limit: 50 });
  return (
    <Panel flush>
      <DataTable<Booking>
        list={list}
        rows={list.rows}
        rowKey={(b) => b.id}
        height={48}
        columns={[
          { key: 'day', title: '哪天', cell: (b) => `${dayWords(b.day)}（${b.lunar}）` },
          { key: 'name', title: '谁', cell: (b) => <b className="row-name">{b.name}</b> },
          { key: 'phone', title: '电话', cell: (b) => b.phone ?? '' },
          { key: 'item', title: '办什么', cell: (b) => b.itemLabel },
          { key: 'words', title: '说了什么', cell: (b) => b.words },
          { key: 'by', title: '谁约的', cell: (b) => b.by },
          { key: 'state', title: '现在', cell: (b) => <StateWord tone={bookingTones[b.state]}>{bookingStateWords[b.state]}</StateWord> },
        ]}
        empty={<Empty text="还没有人约。乡亲在手机的「驻外中心」里能约。" />}
      />
    </Panel>
  );
}
