import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { dial } from '@/hooks/dial';
import { useCall } from '@/hooks/useCall';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Book = Output<'orgs.directory'>;
interface Line { key: string; title: string; aside: string; reason: string; phone: string }
/** As many as a phone draws at once without a wait. */
const atOnce = 12;

/** A number stays on one line. */
const whole = (phone: string): string => phone.replace('-', '-\u2060');

/** An office's own number, then those of the people on duty there. */
const linesOf = (org: Book['county']): Line[] => [
  ...(org.phone ? [{ key: org.id, title: org.name, aside: org.city ?? '', reason: org.phone, phone: org.phone }] : []),
  ...org.holders.flatMap((h, i) => (h.phone ? [{ key: `${org.id}${i}`, title: h.name, aside: h.title, reason: [org.name, org.city, whole(h.phone)].filter(Boolean).join('，'), phone: h.phone }] : [])),
];
const groupsOf = (book: Book) => {
  const isWindow = (org: Book['county']) => org.kind === 'window';
  const isOffice = (org: Book['county']) => ['office', 'leading_group', 'network_branch'].includes(org.kind);
  const isAway = (org: Book['county']) => org.kind === 'outpost';
  const rest = book.rows.filter((org) => !isWindow(org) && !isOffice(org) && !isAway(org));
  return [
    { key: 'town', title: book.township?.name ?? t('town'), lines: [...(book.township ? [book.township] : []), ...book.rows.filter(isOffice)].flatMap(linesOf) },
    { key: 'windows', title: t('windows'), lines: book.rows.filter(isWindow).flatMap(linesOf) },
    { key: 'villages', title: t('villages'), lines: rest.flatMap(linesOf) },
    // N2 Whom to call in the city where one is.
    { key: 'away', title: t('away'), lines: [...book.rows, ...book.countyRows].filter(isAway).flatMap(linesOf) },
    { key: 'county', title: t('county'), lines: [book.county, ...book.countyRows.filter((org) => !isAway(org))].flatMap(linesOf) },
  ].filter(({ lines }) => lines.length > 0);
};

const Group = ({ title, lines }: { title: string; lines: readonly Line[] }) => {
  const [shown, setShown] = useState(atOnce);
  return (
    <>
      <Section title={title} />
      <Card>
        {lines.slice(0, shown).map((line) => (
          <Row key={line.key} title={line.title} aside={line.aside} reason={line.reason} side={<Icon name='phone' size='small' className='red' />} onTap={() => void dial(line.phone)} />
        ))}
        {lines.length > shown && <Row title={t('more', { n: lines.length - shown })} onTap={() => setShown(shown + atOnce)} />}
      </Card>
    </>
  );
};

/** H13 Where those at home come together is asked for where phones are. */
const readsSites: readonly (Hat | undefined)[] = ['member', 'family', 'liaison', 'helper', 'secretary', 'clerk', 'county', 'civil'];
const sites = () => void Taro.navigateTo({ url: '/meetings/sites/index' });

/** R13 The public phones of the county, one's township and its windows; one tap calls. */
export default function DirectoryPage() {
  const { hat, off } = useSession();
  const [township, setTownship] = useState<string>();
  const book = useCall(() => call('orgs.directory', { township }), [township]);
  return (
    <Page title={t('title')}>
      <Loading of={book} rows={5}>
        {(found) => {
          const groups = groupsOf(found);
          return (
            <>
              <View className='subhead'>{t('foot')}</View>
              {readsSites.includes(hat?.hat) && !off.includes('sites') && (
                <Card>
                  <Row icon='map-pin' title={t('sites')} reason={t('sitesWhy')} onTap={sites} />
                </Card>
              )}
              {groups.length === 0 && <Empty words={t('none')} />}
              {groups.map(({ key, title, lines }) => <Group key={`${key}${found.township?.id ?? ''}`} title={title} lines={lines} />)}
              {found.townships.length > 1 && (
                <Card>
                  <PickerField label={t('other')} choices={found.townships.map(({ id, name }) => ({ value: id, words: name }))} value={found.township?.id ?? ''} onPick={setTownship} />
                </Card>
              )}
            </>
          );
        }}
      </Loading>
    </Page>
  );
}
