import type { Routes } from '../../platform/handlers';
import { orgKinds, type OrgKind } from '@guiyan/shared/domain/orgs';
import { addWindow } from './orgs.actions';
import { listOrgs } from './orgs.queries';

const kindOf = (kind: string): OrgKind => orgKinds.find((k) => k === kind) ?? 'office';

export const routes: Routes<'orgs.tree' | 'orgs.addWindow'> = {
  'orgs.tree': async (op) => ({ rows: (await listOrgs(op)).map((o) => ({ ...o, kind: kindOf(o.kind) })) }),
  'orgs.addWindow': addWindow,
};
