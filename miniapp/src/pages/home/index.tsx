import type { ComponentType } from 'react';
import type { Hat } from '@guiyan/shared/domain/hats';
import { useSession } from '@/api/session';
import { Page } from '@/ui/Page';
import { Loading, Skeleton } from '@/ui/States';
import { useHome } from './home';
import { FamilyHome } from './parts/FamilyHome';
import { HelperHome } from './parts/HelperHome';
import { LiaisonHome } from './parts/LiaisonHome';
import { MemberHome } from './parts/MemberHome';
import { OfficeHome } from './parts/OfficeHome';
import type { HomeProps } from './parts/props';
import { WindowHome } from './parts/WindowHome';

const parts: Record<Hat, ComponentType<HomeProps>> = {
  member: MemberHome,
  family: FamilyHome,
  liaison: LiaisonHome,
  helper: HelperHome,
  window: WindowHome,
  secretary: OfficeHome,
  clerk: OfficeHome,
  county: OfficeHome,
  outpost: OfficeHome,
  civil: OfficeHome,
  auditor: OfficeHome,
};

const HatHome = ({ hatId, hat }: { hatId: string; hat: Hat }) => {
  const home = useHome(hatId);
  const Part = parts[hat];
  if (home.data) return <Part home={home.data} reload={home.reload} />;
  return (
    <Page tab>
      <Loading of={home} rows={4}>
        {() => null}
      </Loading>
    </Page>
  );
};

/** Each hat's first screen. Without somebody signed in the gate leads to the door. */
export default function HomePage() {
  const hat = useSession((session) => session.hat);
  if (hat) return <HatHome key={hat.id} hatId={hat.id} hat={hat.hat} />;
  return (
    <Page tab>
      <Skeleton rows={4} />
    </Page>
  );
}
