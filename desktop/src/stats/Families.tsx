import './township.css';
import { say } from '../api/session';
import { useCall } from '../api/useCall';
import { Back } from '../ui/Back';
import { PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Choose, useChoice } from './choice';
import { FamilyTable } from './FamilyTable';
import { asOfWords, familyKinds, familyTitles, type FamilyKind, type Township } from './words';

const countOf = ({ helped, visits, gaps }: Township): Record<FamilyKind, number> => ({
  no_helper: gaps.noHelper, helped: helped.withHelper, no_liaison: gaps.noLiaison, overdue: gaps.overdue, visited: visits.done, not_yet: visits.notYet,
});

/** The names behind one number of the ring or the due bar. */
export function Screen() {
  const choice = useChoice();
  const [asked] = useQueryState<string>('kind', 'no_helper');
  const kind = familyKinds.find((one) => one === asked) ?? 'no_helper';
  const page = useCall('stats.township', choice.input).data;
  return (
    <>
      <Back to={href('/township', choice.query)}>全乡情况</Back>
      <PageHead title={say(familyTitles[kind])} note={page && `${page.place} 共 ${countOf(page)[kind]} ${kind === 'no_liaison' ? '人' : '户'}，算到 ${asOfWords(page)}`}>
        <Choose />
      </PageHead>
      <Panel flush className="families-all">
        <FamilyTable key={kind} kind={kind} choice={choice} />
      </Panel>
      {page && <PrintFoot asOf={asOfWords(page)} />}
    </>
  );
}
