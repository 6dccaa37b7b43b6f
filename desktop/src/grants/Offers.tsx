import { Button } from 'antd';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { amountWords, grantWords } from '@guiyan/shared/domain/grants';
import { answerStates, answerWords, interestWords, offerEndingWords, offerWords, type AnswerState } from '@guiyan/shared/domain/offers';
import { useHat } from '../api/session';
import { useList, type RowOf } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty, HowCounted, Panel } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { Picks, StateWord, type Tone } from '../ui/words';
import { EndDialog, OfferDialog, RefuseDialog, TakeUpDialog } from './OfferDialogs';

type Offer = RowOf<'grants.offers'>;
type Answer = RowOf<'grants.answers'>;
const tones: Record<AnswerState, Tone> = { offered: 'plain', wanted: 'amber', declined: 'plain', taken: 'green', refused: 'plain', withdrawn: 'plain' };
/** 种猪 3 头；信用社，贴息 3.5%. */
const what = (o: Offer | Answer): string => [`${grantWords[o.gives].title} ${amountWords(o.gives, o.amount)}`, o.bank, o.interest > 0 && interestWords(o.interest)].filter(Boolean).join('，');

/** F6 What is offered to families that hold a card, and what each said. */
export function Offers({ onGrant }: { onGrant: () => void }) {
  const { hat } = useHat();
  const desk = hat === 'clerk' || hat === 'county';
  const opens = hat !== 'county';
  const [offerId, setOfferId] = useQueryState<string>('offer', '');
  const [state, setState] = useQueryState<'all' | AnswerState>('answer', 'all');
  const offers = useList('grants.offers', desk ? {} : null);
  const answers = useList('grants.answers', { ...(offerId && { offerId }), ...(state !== 'all' && { state }) });
  const [deed, setDeed] = useState<{ of: Answer; how: 'take' | 'refuse' } | 'offer' | null>(null);
  const [end, setEnd] = useState<{ of: Offer; how: 'close' | 'withdraw' } | null>(null);
  const close = () => setDeed(null);
  const again = () => { offers.reload(); answers.reload(); onGrant(); };
  const picked = offers.rows.find((o) => o.id === offerId);
  return (
    <>
      {desk && (
        <Panel flush title="优先政策" right={<>{hat === 'clerk' && <Button onClick={() => setDeed('offer')}>发给持证的家</Button>}<HowCounted>发给当天有有效证的家。名额不会多给；办上的就是一笔扶持，作废一笔就空出一个名额。</HowCounted></>}>
          <DataTable
            list={offers} rows={offers.rows} rowKey={(o) => o.id} height={62}
            columns={[
              { key: 'title', title: '是什么', cell: (o) => <button type="button" className="plain-button name-link" onClick={() => setOfferId(o.id === offerId ? '' : o.id)}>{o.title}</button> }, { key: 'what', title: '每家给什么', cell: (o) => <>{what(o)}<br /><span className="note">{offerWords[o.kind]}</span></> },
              { key: 'until', title: '回到哪天', cell: (o) => (o.ended ? <>{`${dayWords(o.ended.on)}${offerEndingWords[o.ended.how]}`}<br /><span className="note">{o.ended.reason}</span></> : o.until) }, { key: 'given', title: '发给', number: true, cell: (o) => `${o.given} 家` }, { key: 'wanted', title: '等着定', number: true, cell: (o) => o.wanted }, { key: 'declined', title: '不需要', number: true, cell: (o) => o.declined },
              { key: 'taken', title: '办上/名额', number: true, cell: (o) => <b className="row-name">{`${o.taken}/${o.places}`}</b> }, { key: 'refused', title: '没办成', number: true, cell: (o) => o.refused },
              ...(hat === 'clerk' ? [{ key: 'deed', title: '', deed: true, cell: (o: Offer) => (
                <>
                  {o.can.includes('close') && <Button type="link" onClick={() => setEnd({ of: o, how: 'close' })}>不再收了</Button>}
                  {o.can.includes('withdraw') && <Button type="link" onClick={() => setEnd({ of: o, how: 'withdraw' })}>收回</Button>}
                </>
              ) }] : []),
            ]}
            empty={<Empty text="还没有发过。项目名额、贴息贷款，发给有证的家，家里在手机上回。" />}
          />
        </Panel>
      )}
      <Panel flush title={picked ? `各家怎么回：${picked.title}` : '各家怎么回优先政策'} right={offerId && <Button type="link" onClick={() => setOfferId('')}>看全部</Button>}>
        <div className="filter-row"><Picks label="怎么回的" kind="pill" value={state} onPick={setState} items={[{ key: 'all', label: '全部' }, ...answerStates.map((key) => ({ key, label: answerWords[key] }))]} /></div>
        <DataTable
          list={answers} rows={answers.rows} rowKey={(a) => a.id}
          columns={[
            { key: 'family', title: '家庭', cell: (a) => (opens ? <a className="name-link" href={`#/families/${a.familyId}`}>{a.family}</a> : <b className="row-name">{a.family}</b>) }, { key: 'village', title: '村', cell: (a) => a.village }, { key: 'title', title: '是什么', cell: (a) => a.title }, { key: 'what', title: '给什么', cell: what },
            { key: 'state', title: '怎么回的', cell: (a) => <StateWord tone={tones[a.state]}>{answerWords[a.state]}</StateWord> }, { key: 'said', title: '怎么说的', cell: (a) => [a.said, a.reason || (a.state === 'withdrawn' || a.state === 'offered' ? a.ended?.reason : '')].filter(Boolean).join('；') || <span className="note">没写</span> },
            { key: 'deed', title: '', deed: true, cell: (a) => (
              <>
                {a.can.includes('take') && <Button type="link" onClick={() => setDeed({ of: a, how: 'take' })}>办上了</Button>}
                {a.can.includes('refuse') && <Button type="link" onClick={() => setDeed({ of: a, how: 'refuse' })}>没办成</Button>}
              </>
            ) },
          ]}
          empty={<Empty text="这里没有。" />}
        />
      </Panel>
      {deed === 'offer' && <OfferDialog onClose={close} onDone={again} />}
      {deed && deed !== 'offer' && (deed.how === 'take' ? <TakeUpDialog of={deed.of} onClose={close} onDone={again} /> : <RefuseDialog of={deed.of} onClose={close} onDone={again} />)}
      {end && <EndDialog of={end.of} how={end.how} onClose={() => setEnd(null)} onDone={again} />}
    </>
  );
}
