import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { memberStateWords } from '@guiyan/shared/domain/members';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { callPerson } from '@/hooks/dial';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { useReturn } from '@/hooks/useReturn';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { span } from '../span';
import { t } from '../texts';
import { ContactSheet } from './ContactSheet';
import { type Field, Reveal } from './Reveal';
import { VerifySheet } from './VerifySheet';

type Member = Output<'members.get'>;
/** P5 H8 Who is told what happened at a member's home, and tells it. */
const tells: readonly (Hat | undefined)[] = ['liaison', 'secretary', 'clerk'];

const Facts = ({ member, seen, onSee }: { member: Member; seen: Partial<Record<Field, string>>; onSee: (field: Field) => void }) => {
  const today = useSession((session) => session.today);
  const hat = useSession((session) => session.hat?.hat);
  const facts: { label: Parameters<typeof t>[0] & ('branch' | 'home' | 'away' | 'job' | 'liaison' | 'lastCheckin'); value: string }[] = [
    { label: 'branch', value: member.branch },
    { label: 'home', value: member.village + member.groupName },
    { label: 'away', value: member.place },
    { label: 'job', value: member.job },
    { label: 'liaison', value: member.liaison ?? t('never') },
    { label: 'lastCheckin', value: member.lastCheckinOn ? nearWords(member.lastCheckinOn, today) : t('never') },
  ];
  return (
    <>
      <Card>
        <Row title={t('phone')} side={seen.phone ?? member.phone ?? t('unknown')} onTap={member.can.includes('reveal_phone') && !seen.phone ? () => onSee('phone') : undefined} />
        {member.idNo && <Row title={t('idNo')} side={seen.id_no ?? member.idNo} onTap={member.can.includes('reveal_id') && !seen.id_no ? () => onSee('id_no') : undefined} />}
      </Card>
      <Card>
        {hat === 'liaison' && <Row title={t('reportFor')} onTap={() => void Taro.navigateTo({ url: `/papers/report/index?memberId=${member.id}` })} />}
        {(hat === 'liaison' || hat === 'secretary') && <Row title={t('takeReport')} onTap={() => void Taro.navigateTo({ url: `/reports/take/index?memberId=${member.id}` })} />}
        {(hat === 'liaison' || hat === 'clerk') && <Row title={t('toldFor')} onTap={() => { Taro.preload({ name: member.name }); void Taro.navigateTo({ url: `/families/told/index?memberId=${member.id}` }); }} />}
        {hat === 'liaison' && member.familyId && <Row title={t('rateFor')} onTap={() => void Taro.navigateTo({ url: '/services/rate/index' })} />}
        {member.familyId && tells.includes(hat) && <Row title={t('happenings')} onTap={() => void Taro.navigateTo({ url: `/happenings/tell/index?familyId=${member.familyId}` })} />}
        {facts.filter(({ value }) => value !== '').map(({ label, value }) => <Row key={label} title={t(label)} side={value} />)}
      </Card>
      {member.family.length > 0 && (
        <>
          <Section title={t('family')} />
          <Card>
            {member.family.map(({ personId, name, relation }) => (
              <Row key={personId} title={name} side={relation} />
            ))}
          </Card>
        </>
      )}
      {member.outflows.length > 0 && (
        <>
          <Section title={t('outflows')} />
          <Card>
            {member.outflows.map(({ outDay, outPrecision, backDay, place, job }, at) => (
              <Row key={at} title={place || t('unknown')} aside={job} reason={span(outDay, backDay, outPrecision)} />
            ))}
          </Card>
        </>
      )}
    </>
  );
};

/** What may be registered of his going-away: the answer says which rows there are. */
const Going = ({ member, onVerify, onContact }: { member: Member; onVerify: () => void; onContact: () => void }) => {
  const today = useSession((session) => session.today);
  const to = (more: string) => () => void Taro.navigateTo({ url: `/members/going/index?id=${member.id}${more}` });
  const checked = member.verifiedOn ? t('verifiedOn', { day: nearWords(member.verifiedOn, today) }) + (member.verified === 'stale' ? t('verifyStale') : '') : t('verifyNever');
  return (
    <Card>
      <Row title={t('state')} side={memberStateWords[member.state]} />
      {member.can.includes('log_contact') && <Row title={t('contact')} onTap={onContact} />}
      {member.can.includes('verify') && <Row title={t('verify')} reason={checked} tone={member.verified === 'stale' ? 'amber' : 'plain'} onTap={onVerify} />}
      {member.can.includes('leave') && <Row title={t('leaveTitle')} onTap={to('')} />}
      {member.can.includes('move') && <Row title={t('moveTitle')} onTap={to('')} />}
      {member.can.includes('come_back') && <Row title={t('backTitle')} reason={member.going?.homeSince ? t(member.going.isLongVisit ? 'homeLong' : 'homeSince', { day: fullDayWords(member.going.homeSince) }) : undefined} tone={member.going?.isLongVisit ? 'amber' : 'plain'} onTap={to('&back=1')} />}
    </Card>
  );
};

/** One member as those who serve him see him; opening this page is recorded. */
export default function MemberPage() {
  const { id = '', deed } = useRouter().params;
  const member = useCall(() => call('members.get', { id }), [id]);
  useReturn(member);
  const [asking, setAsking] = useState<Field>();
  const [sheet, setSheet] = useState<'verify' | 'contact' | undefined>(deed === 'contact' ? deed : undefined);
  const close = () => setSheet(undefined);
  const [seen, setSeen] = useState<Partial<Record<Field, string>>>({});
  const { act, busy, error } = useDeed();
  const { data } = member;
  return (
    <Page
      title={t('showTitle')}
      dock={
        data?.can.includes('call') && (
          <Button big busy={busy} onTap={() => void act(() => callPerson(data.personId))}>
            {t('call')}
          </Button>
        )
      }
      note={error?.message}
    >
      <Loading of={member} rows={5}>
        {(found) => (
          <>
            <View className='head head-work'>{found.name}</View>
            <View className='subhead'>{[found.sex, found.nation, found.edu].filter(Boolean).join('，')}</View>
            <View className='section' />
            <Going member={found} onVerify={() => setSheet('verify')} onContact={() => setSheet('contact')} />
            <Facts member={found} seen={seen} onSee={setAsking} />
          </>
        )}
      </Loading>
      {sheet === 'verify' && data && <VerifySheet member={data} onDone={member.replace} onClose={close} />}
      {sheet === 'contact' && data && <ContactSheet member={data} onDone={member.replace} onClose={close} />}
      {asking && data && (
        <Reveal
          personId={data.personId}
          field={asking}
          onClose={() => setAsking(undefined)}
          onValue={(value) => {
            setSeen((before) => ({ ...before, [asking]: value }));
            setAsking(undefined);
          }}
        />
      )}
    </Page>
  );
}
