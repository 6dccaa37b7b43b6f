import '../members/members.css';
import { fileFields, fileFieldWords } from '@guiyan/shared/domain/families';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { href } from '../ui/address';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Columns, Empty, HowCounted, PageHead, Panel } from '../ui/Panel';

/** R7 How complete the children's files are, village by village; R6 how many wear a tag. Counts, no names. */
export function Screen(_: ScreenProps) {
  const got = useCall('families.completeness', {});
  const tags = useCall('families.tagTotals', {});
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  const { rows } = got.data;
  return (
    <>
      <Back to={href('/families')}>家庭</Back>
      <PageHead title="孩子档案齐不齐" note={`截至 ${got.data.asOf}，${rows.reduce((n, r) => n + r.children, 0)} 个孩子，${rows.reduce((n, r) => n + r.consented, 0)} 个已同意`} />
      <Columns columns="minmax(0, 1fr) 300px">
        <Panel title="各村" flush right={<HowCounted>未满 16 岁的孩子，每人六样。没有取得同意的不记，也不算齐。</HowCounted>}>
          <DataTable
            rows={rows}
            rowKey={(r) => r.villageId}
            columns={[
              { key: 'village', title: '村', cell: (r) => r.village },
              { key: 'children', title: '孩子', number: true, cell: (r) => r.children },
              { key: 'consented', title: '已同意', number: true, cell: (r) => r.consented },
              { key: 'full', title: '六样齐', number: true, cell: (r) => r.full },
              ...fileFields.map((f) => ({ key: f, title: fileFieldWords[f].replace('务工地', '务工').replace('平时谁', '').replace('就读', ''), number: true, cell: (r: (typeof rows)[number]) => r.fields[f] })),
              { key: 'percent', title: '齐了', number: true, cell: (r) => `${r.percent}%` },
            ]}
            empty={<Empty text="名册里还没有孩子。" />}
            foot="按区划次序列出"
          />
        </Panel>
        <Panel title="标签" right={<span className="note">共 {tags.data?.people ?? 0} 人，一人几样只算一次</span>} flush>
          <DataTable rows={tags.data?.rows ?? []} rowKey={(r) => r.tag} columns={[{ key: 'label', title: '标签', cell: (r) => r.label }, { key: 'people', title: '人数', number: true, cell: (r) => r.people }]} empty={<Empty text="还没有标签。" />} />
        </Panel>
      </Columns>
    </>
  );
}
