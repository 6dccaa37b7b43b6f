import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { profileFigures, profileFigureWords, type ProfileFigure } from '@guiyan/shared/domain/orgs';
import { useToday } from '../../api/session';
import { useAction, useCall } from '../../api/useCall';
import { Dialog } from '../../ui/Dialog';
import { ErrorLine } from '../../ui/ErrorView';
import { Field } from '../../ui/Field';
import type { Page } from './words';

type Values = Partial<Record<ProfileFigure, number | null>>;

/** R10 Households, people, land: one value a year, with where it comes from. */
export function Profile({ org }: { org: Page }) {
  const got = useCall('orgs.profile', { id: org.id });
  const [setting, setSetting] = useState(false);
  const [past, setPast] = useState(false);
  const rows = got.data?.rows ?? [];
  const years = [...new Set(rows.map((r) => r.year))].slice(0, 6);
  const shown = profileFigures.filter((f) => rows.some((r) => r.figure === f));
  const corrected = got.data?.corrected ?? [];
  return (
    <section className="orgs-part">
      <h3>逐年数字{org.can.includes('set_profile') && <Button size="small" onClick={() => setSetting(true)}>填一年</Button>}</h3>
      <ErrorLine error={got.error} />
      {got.data && rows.length === 0 && <p className="note">还没填。户数、人口、耕地一年填一次，算比例时用得着。</p>}
      {rows.length > 0 && (
        <table className="orgs-years">
          <thead><tr><th>年份</th>{shown.map((f) => <th key={f}>{profileFigureWords[f].title}<span className="note">（{profileFigureWords[f].unit}）</span></th>)}<th>来源</th></tr></thead>
          <tbody>{years.map((year) => {
            const own = rows.filter((r) => r.year === year);
            return <tr key={year}><td>{year}</td>{shown.map((f) => <td key={f}>{own.find((r) => r.figure === f)?.value.toLocaleString('zh-CN') ?? ''}</td>)}<td>{[...new Set(own.map((r) => r.source))].join('、')}</td></tr>;
          })}</tbody>
        </table>
      )}
      {corrected.length > 0 && <button type="button" className="plain-button ink-link" onClick={() => setPast(!past)}>{past ? '收起' : `改过 ${corrected.length} 处`}</button>}
      {past && corrected.map((c) => <p key={`${c.year}${c.figure}${c.value}${c.until}`} className="note">{c.year} 年{profileFigureWords[c.figure].title}原来是 {c.value.toLocaleString('zh-CN')}{profileFigureWords[c.figure].unit}（{c.source}，{c.by}填），{c.until} 改的</p>)}
      {setting && <SetYear org={org} known={rows} onClose={() => setSetting(false)} onDone={got.reload} />}
    </section>
  );
}

function SetYear({ org, known, onClose, onDone }: { org: Page; known: readonly { year: number; figure: ProfileFigure; value: number }[]; onClose: () => void; onDone: () => void }) {
  const thisYear = Number(useToday().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [values, setValues] = useState<Values>({});
  const [source, setSource] = useState('');
  const set = useAction('orgs.setProfile');
  const figures = profileFigures.flatMap((figure) => (typeof values[figure] === 'number' ? [{ figure, value: values[figure] }] : []));
  return (
    <Dialog title={`${org.name}一年的数字`} deed="存下" missing={figures.length === 0 ? '至少填一个数' : !source.trim() && '写上来源'} busy={set.busy} error={set.error} onClose={onClose} onDeed={() => void set.run({ orgId: org.id, year, source: source.trim(), figures }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="哪一年"><InputNumber aria-label="哪一年" min={1949} max={thisYear} precision={0} value={year} onChange={(next) => setYear(next ?? thisYear)} /></Field>
      {profileFigures.map((figure) => {
        const words = profileFigureWords[figure];
        const before = known.find((k) => k.year === year && k.figure === figure)?.value;
        return <Field key={figure} label={words.title}><InputNumber aria-label={words.title} min={0} max={words.most} precision={words.decimals} suffix={words.unit} placeholder={before === undefined ? '' : `现在是 ${before}`} value={values[figure] ?? null} onChange={(value) => setValues({ ...values, [figure]: value })} style={{ width: '100%' }} /></Field>;
      })}
      <Field label="来源"><Input aria-label="来源" maxLength={60} placeholder="统计年报" value={source} onChange={(event) => setSource(event.target.value)} /></Field>
    </Dialog>
  );
}
