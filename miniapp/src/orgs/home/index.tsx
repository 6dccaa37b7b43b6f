import { useState } from 'react';
import type { Hat } from '@guiyan/shared/domain/hats';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { dial } from '@/hooks/dial';
import { useCall } from '@/hooks/useCall';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Home = Output<'orgs.countyHome'>;
type Contact = Home['holders'][number];
type Group = NonNullable<Home['township']>['villages'][number]['groups'][number];
interface Listed { id: string; name: string; groups?: readonly Group[] }
const counting: readonly (Hat | undefined)[] = ['liaison', 'secretary', 'clerk', 'county'];

/** Somebody on duty; his public number is one tap away. */
const Duty = ({ title, who }: { title: string; who: Contact | null }) => {
  const phone = who?.phone;
  return <Row title={who?.name ?? t('nobodyYet')} aside={title} {...(phone && { side: <Icon name='phone' size='small' className='red' />, onTap: () => void dial(phone) })} />;
};

/** N1 The county's home, the network branch of a township, and the groups of its villages. */
export default function HomePage() {
  const hat = useSession((session) => session.hat);
  const [township, setTownship] = useState<string>();
  const [listed, setListed] = useState<Listed>();
  const home = useCall(() => call('orgs.countyHome', { township }), [township]);
  const counts = useCall(async () => (counting.includes(hat?.hat) ? call('memberships.counts', {}) : null), [hat?.id]);
  const countOf = (id: string) => counts.data?.rows.find((r) => r.orgId === id);
  const howMany = (id: string) => { const n = countOf(id); return n ? t('countsOf', { away: n.away, active: n.active }) : undefined; };
  return (
    <Page title={t('homeTitle')}>
      <Loading of={home} rows={5}>
        {({ county, holders, townships, township: here }) => {
          const town = townships.find((o) => o.id === here?.id);
          const branch = town?.branch;
          return (
            <>
              <Section title={county} />
              {holders.length > 0 && (
                <Card>
                  {holders.map((h) => <Duty key={h.title + h.name} title={h.title} who={h} />)}
                </Card>
              )}
              <Card>
                <PickerField label={t('town')} choices={townships.map(({ id, name }) => ({ value: id, words: name }))} value={here?.id ?? null} onPick={setTownship} />
              </Card>
              {town && (
                <>
                  <Section title={branch?.name ?? t('noBranch')} side={howMany(town.id)} {...(branch && countOf(town.id) && { onSide: () => setListed(branch) })} />
                  {branch && (
                    <Card>
                      <Duty title={t('branchHead')} who={branch.secretary} />
                      <Duty title={t('branchLiaison')} who={branch.liaison} />
                    </Card>
                  )}
                </>
              )}
              {here && <Section title={t('groups')} />}
              {here && here.villages.length === 0 && <Empty words={t('noVillages')} />}
              {here && here.villages.length > 0 && (
                <Card>
                  {here.villages.map((v) => (
                    <Row key={v.id} title={v.name} reason={v.groups.map((g) => g.name).join('，') || t('noGroup')} side={howMany(v.id)} onTap={v.groups.length > 0 || countOf(v.id) ? () => setListed(v) : undefined} />
                  ))}
                </Card>
              )}
            </>
          );
        }}
      </Loading>
      {listed && <Members of={listed} counted={countOf(listed.id) !== undefined || !listed.groups} onClose={() => setListed(undefined)} />}
    </Page>
  );
}

/** Whom to ask to be let into the group; then where each one's formal relation is, and what he takes part in. */
const Members = ({ of, counted, onClose }: { of: Listed; counted: boolean; onClose: () => void }) => {
  const list = useCall(async () => (counted ? call('memberships.list', { orgId: of.id }) : null), [of.id]);
  return (
    <Sheet title={of.name} {...(of.groups && { foot: t('groupFoot') })} onClose={onClose}>
      {of.groups && of.groups.length > 0 && (
        <Card>
          {of.groups.map(({ id, name, keeper }) => {
            const phone = keeper?.phone;
            return <Row key={id} title={name} reason={keeper ? t('askKeeper', { title: keeper.title, name: keeper.name }) : t('noKeeper')} {...(phone && { side: <Icon name='phone' size='small' className='red' />, onTap: () => void dial(phone) })} />;
          })}
        </Card>
      )}
      {counted && (
        <Loading of={list} rows={4}>
          {(found) => (!found || found.rows.length === 0 ? <Empty words={t('noMembers')} /> : (
            <Card>
              {found.rows.map((r) => <Row key={r.as + r.id} title={r.name} aside={r.village} reason={[r.formalBranch && t('formalAt', { org: r.formalBranch }), r.activities.length > 0 && t('activeAt', { orgs: r.activities.join('、') })].filter(Boolean).join('；')} />)}
            </Card>
          ))}
        </Loading>
      )}
    </Sheet>
  );
};
