import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { Output } from '@guiyan/shared/contract';
import { dayWords, weekdayOf } from '@guiyan/shared/domain/dates';
import { facilityWords, languageWords } from '@guiyan/shared/domain/outposts';
import { call } from '@/api';
import { dial } from '@/hooks/dial';
import { useKept } from '@/hooks/useKept';
import { useLater } from '@/hooks/useLater';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';
import '../outposts.scss';

type Post = Output<'outposts.get'>;
/** As many as one looks ahead. */
const soon = 6;
const phoneIcon = <Icon name='phone' size='small' className='red' />;

/** S8 S9 One outpost: when, where, who, and the market days. */
export default function OutpostPage() {
  const { id = '' } = useRouter().params;
  const post = useKept(`outpost.${id}`, () => call('outposts.get', { id }), [id]);
  const days = useKept(`markets.${id}`, () => call('markets.days', { id }), [id]);
  const later = useLater();
  const coming = days.data?.rows.slice(0, soon) ?? [];
  return (
    <Page title={t('title')} dock={post.data?.can.includes('book') && coming.some((d) => d.on) && <Button big onTap={() => void Taro.navigateTo({ url: `/outposts/book/index?id=${id}` })}>{t('book')}</Button>}>
      <Loading of={post} rows={5}>
        {(o) => (
          <>
            <View className='head head-work'>{o.name}</View>
            <View className='subhead outpost-gap'>{o.city}</View>
            <Card>
              {o.phone && <Row title={t('call')} reason={o.phone} side={phoneIcon} onTap={() => void dial(o.phone!)} />}
              <Row title={t('hours')} reason={o.hours || t('notTold')} />
              <Row title={t('way')} reason={o.way || t('notTold')} />
            </Card>
            {coming.length > 0 && (
              <>
                <Section title={t('days')} />
                <Card>
                  {coming.map((d) => <Row key={d.day} title={`${dayWords(d.day)} ${weekdayOf(d.day)}`} reason={d.lunar} {...(!d.on && { side: <View className='amber'>{d.why ? t('offWhy', { why: d.why }) : t('off')}</View> })} />)}
                </Card>
                <View className='subhead outpost-gap'>{t('daysFoot')}</View>
              </>
            )}
            {later && <Rest post={o} />}
          </>
        )}
      </Loading>
    </Page>
  );
}

/** What stands far down comes once the page stands. */
function Rest({ post }: { post: Post }) {
  // Whoever holds a seat and serves at the desk too stands once, with both his phone and his languages.
  const tongues = (name: string) => (post.staff.find((s) => s.name === name)?.languages ?? []).map((l) => languageWords[l]).join('、');
  const people = [...post.holders.map((h) => ({ key: `${h.title}${h.name}`, title: h.name, aside: h.title, reason: tongues(h.name), phone: h.phone })), ...post.staff.filter((s) => !post.holders.some((h) => h.name === s.name)).map((s) => ({ key: s.id, title: s.name, aside: s.title, reason: tongues(s.name), phone: null }))];
  return (
    <>
      {people.length > 0 && <Section title={t('staff')} />}
      {people.length > 0 && (
        <Card>
          {people.map((p) => <Row key={p.key} title={p.title} aside={p.aside} reason={p.reason || undefined} {...(p.phone && { side: phoneIcon, onTap: () => void dial(p.phone!) })} />)}
        </Card>
      )}
      {post.facilities.length > 0 && <Section title={t('has')} />}
      {post.facilities.length > 0 && <Card padded>{post.facilities.map((f) => facilityWords[f]).join('、')}</Card>}
      {post.joints.length > 0 && <Section title={t('joints')} />}
      {post.joints.length > 0 && (
        <Card>
          {post.joints.slice(0, soon).map((j) => <Row key={j.id} title={j.title} aside={dayWords(j.onDay)} reason={[t('withHost', { host: j.host }), j.place, j.came !== null && t('came', { n: j.came })].filter(Boolean).join('，')} />)}
        </Card>
      )}
    </>
  );
}
