import { Select } from 'antd';
import type { Output } from '@guiyan/shared/contract';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { kindWords } from '../settings/orgs/words';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { useQueryState } from '../ui/route';

type Book = Output<'orgs.directory'>;
interface Line { key: string; org: string; what: string; who: string; phone: string | null }

/** An office's own number first, then everybody on duty there. */
const linesOf = (o: Book['county']): Line[] => {
  const what = [kindWords({ kind: o.kind, form: null, city: null }), o.city].filter(Boolean).join('，');
  const own = o.phone || o.holders.length === 0 ? [{ key: o.id, org: o.name, what, who: '', phone: o.phone }] : [];
  return [...own, ...o.holders.map((h, i) => ({ key: `${o.id}${i}`, org: o.name, what, who: `${h.title} ${h.name}`, phone: h.phone }))];
};

/** R13 Public phones of the county and of one township; readable by every office. */
export function Screen(_: ScreenProps) {
  const [township, setTownship] = useQueryState<string>('township', '');
  const book = useCall('orgs.directory', township ? { township } : {});
  if (book.error && !book.data) return <ErrorView error={book.error} onRetry={book.reload} />;
  if (!book.data) return <GreyLines />;
  const { data } = book;
  const isAway = (o: Book['county']) => o.kind === 'outpost';
  const groups = [
    { title: data.township?.name ?? '', rows: [...(data.township ? [data.township] : []), ...data.rows.filter((o) => !isAway(o))].flatMap(linesOf) },
    // N2 Whom to call in the city where the members are.
    { title: '驻外组织和当地联系人', rows: [...data.rows, ...data.countyRows].filter(isAway).flatMap(linesOf) },
    { title: data.county.name, rows: [data.county, ...data.countyRows.filter((o) => !isAway(o))].flatMap(linesOf) },
  ];
  return (
    <>
      <PageHead title="常用电话" note="都是公开的办公电话，党员和家里人在手机上也看得到">
        <Select aria-label="哪个乡镇" style={{ width: 150 }} placeholder="选一个乡镇" value={township || data.township?.id || null} onChange={setTownship} options={data.townships.map((t) => ({ value: t.id, label: t.name }))} />
      </PageHead>
      {groups.filter((g) => g.title && g.rows.length > 0).map((g) => (
        <Panel key={g.title} title={g.title} flush>
          <DataTable
            rows={g.rows}
            rowKey={(l) => l.key}
            columns={[
              { key: 'org', title: '机构', cell: (l) => <b className="row-name">{l.org}</b> },
              { key: 'what', title: '是什么', cell: (l) => l.what },
              { key: 'who', title: '谁', cell: (l) => l.who },
              { key: 'phone', title: '公开电话', cell: (l) => l.phone ?? <span className="note">没有</span> },
            ]}
            empty={<Empty text="还没有登记。" />}
          />
        </Panel>
      ))}
    </>
  );
}
