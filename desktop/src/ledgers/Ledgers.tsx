import './ledgers.css';
import { Button, Select } from 'antd';
import type { Output } from '@guiyan/shared/contract';
import { addMonths, dayWords, monthOf } from '@guiyan/shared/domain/dates';
import { ledgersOf } from '@guiyan/shared/domain/ledgers';
import { useHat, useToday } from '../api/session';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/Icon';
import { Columns, Empty, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { useQueryState } from '../ui/route';
import { Badge } from '../ui/words';
import { Askings } from './Askings';
import { ExportForm } from './ExportForm';

type Service = Output<'services.list'>['rows'][number];

export function Screen() {
  const { hat } = useHat();
  const today = useToday();
  // The windows’ services are the townships’ business.
  const served = hat === 'civil' || hat === 'outpost';
  // Whoever comes from an import finds its ledger chosen.
  const [asked] = useQueryState<string>('ledger', '');
  const askings = useList('ledgers.askings', { limit: 20 });
  const left = (
    <div className="ledger-panels">
      {askings.rows.length > 0 && <Askings list={askings} />}
      {served ? askings.rows.length === 0 && <Empty text="还没有人申请完整号码。" /> : <Services />}
    </div>
  );
  return (
    <>
      <PageHead title="台账与报表">
        {!served && <Button icon={<Icon name="printer" size={16} />} onClick={() => window.print()}>打印窗口服务</Button>}
      </PageHead>
      {hat === 'county' ? (
        left
      ) : (
        <Columns columns="minmax(0, 1fr) 380px">
          {left}
          <Panel title="导出台账" className="no-print">
            <p className="second export-intro">按纸质台账的列次导出，只导自己管的。遮住的不带号码，也不带谁写的话，随时能导；要完整的，另一个人批了才有。每一份都印着谁导的、哪天、做什么用。</p>
            <ExportForm key={asked} first={ledgersOf(hat).find((name) => name === asked)} onAsked={askings.reload} />
          </Panel>
        </Columns>
      )}
      <PrintFoot asOf={today} />
    </>
  );
}

/** F5 What the windows did for families with a card. */
function Services() {
  const today = useToday();
  const [month, setMonth] = useQueryState<string>('month', monthOf(today));
  const list = useList('services.list', { month, limit: 100 });
  const months = Array.from({ length: 12 }, (_, i) => monthOf(addMonths(today, -i)));
  return (
    <Panel
      flush
      title={`${Number(month.slice(5))} 月窗口服务${list.total === undefined ? '' : ` ${list.total} 人次`}`}
      right={
        <Select
          aria-label="哪个月"
          className="no-print"
          value={month}
          onChange={setMonth}
          popupMatchSelectWidth={false}
          options={months.map((one) => ({ value: one, label: `${one.slice(0, 4)}年${Number(one.slice(5))}月` }))}
        />
      }
    >
      <DataTable<Service>
        list={list}
        rows={list.rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'on', title: '哪天', cell: (row) => dayWords(row.on) },
          { key: 'unit', title: '窗口', cell: (row) => row.unit },
          { key: 'holder', title: '给谁办', cell: (row) => row.holder },
          { key: 'matter', title: '办的事', cell: (row) => row.matterLabel },
          { key: 'priority', title: '优先', cell: (row) => <Badge tone={row.priority ? 'green' : 'amber'}>{row.priority ? '优先办了' : '没能优先'}</Badge> },
          { key: 'waited', title: '等了几分钟', number: true, cell: (row) => row.waitedMinutes },
          { key: 'result', title: '结果', cell: (row) => <span className="cell-words">{row.result}</span> },
        ]}
        empty={<Empty text="这个月窗口还没有登记服务。" />}
      />
    </Panel>
  );
}
