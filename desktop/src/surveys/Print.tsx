import './surveys.css';
import { Button } from 'antd';
import { halfWords } from '@guiyan/shared/domain/members';
import { surveyKindWords, surveyOutcomeWords } from '@guiyan/shared/domain/surveys';
import { useEffect } from 'react';
import { useHat } from '../api/session';
import { useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { useVillages, VillagePick } from '../ui/VillagePick';
import { rulesWords, type Subject } from './words';

const blank = () => <span />;

/** R8 The list of a village on paper, with empty cells for a pen; numbers are masked. */
export function Screen({ params }: ScreenProps) {
  const hat = useHat();
  const got = useCall('surveys.round', { id: params.id! });
  const [village] = useQueryState<string>('village', '');
  const villages = useVillages();
  const list = useList('surveys.subjects', { roundId: params.id!, limit: 200, ...(village && { village }) });
  // Paper has no next page to ask for.
  const { hasMore, loading, error, more } = list;
  useEffect(() => { if (hasMore && !loading && !error) more(); }, [hasMore, loading, error, more]);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  const r = got.data;
  if (!r) return <GreyLines />;
  const rows = list.rows.filter((s) => s.origin !== 'before');
  const place = villages.find((v) => v.id === village)?.name ?? (hat.villageId ? hat.place : r.township);
  return (
    <>
      <Back to={href(`/surveys/${r.id}`)}>{halfWords(r.half)}</Back>
      <PageHead title={`${place} ${halfWords(r.half)}半年一动态登记表`} note={`${rows.length} 人次，${r.opensOn} 到 ${r.closesOn}`}>
        <VillagePick />
        <Button type="primary" icon={<Icon name="printer" size={16} />} disabled={list.loading || list.hasMore || rows.length === 0} onClick={() => window.print()}>打印</Button>
      </PageHead>
      <p className="note survey-head">{`纳入条件：${rulesWords(r.rules)}。填表人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿`}</p>
      <Panel flush className="survey-paper">
        <DataTable<Subject & { at: number }>
          list={list}
          rows={rows.map((s, i) => ({ ...s, at: i + 1 }))}
          rowKey={(s) => s.id}
          columns={[
            { key: 'at', title: '序号', number: true, cell: (s) => s.at },
            ...(village || hat.villageId ? [] : [{ key: 'village', title: '村', cell: (s: Subject) => s.village }]),
            { key: 'group', title: '组', cell: (s) => s.groupName },
            { key: 'name', title: '姓名', cell: (s) => s.name },
            { key: 'kind', title: '类别', cell: (s) => (s.kind === 'weak' ? '重点照看' : surveyKindWords[s.kind]) },
            { key: 'age', title: '年龄', number: true, cell: (s) => s.age ?? '' },
            { key: 'family', title: '哪一户', cell: (s) => s.family },
            { key: 'phone', title: '电话', cell: (s) => s.phone ?? '' },
            { key: 'outcome', title: '在不在家', width: 96, cell: (s) => (s.outcome ? surveyOutcomeWords[s.outcome] : '') },
            { key: 'with', title: '跟谁住', width: 80, cell: blank },
            { key: 'school', title: '学校、班级', width: 110, cell: blank },
            { key: 'carer', title: '谁照管', width: 80, cell: blank },
            { key: 'needs', title: '需要什么', width: 130, cell: blank },
            { key: 'sign', title: '本人或家人签字', width: 100, cell: blank },
          ]}
          empty={<Empty text="这个村这一轮没有人要访。" />}
        />
      </Panel>
      <p className="note">孩子没有取得同意的，只记在不在家。病和残疾不写在纸上，重点照看的当面问。</p>
      <PrintFoot asOf={r.closedOn ?? r.opensOn} />
    </>
  );
}
