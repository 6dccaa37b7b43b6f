import { ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import type { Op } from '../../../platform/op';
import { lineKey } from '../named';
import type { Registry } from '../registry';
import type { LogRow } from '../sheet';
import type { Who } from '../who';
import { kept, notYours, same, type Outcome } from './outcome';
import { isOutside, soundId, subjectNamed } from './people';

/** R12 A line of points, training or jobs: no room keeps it yet, its ledger does, as the paper has it. Whom it is about is found if the roster knows one such; an employer is nobody of it. */
export function lineRow(op: Op, reg: Registry, r: LogRow): Outcome {
  const v = r.values;
  const { area } = reg;
  const about = whoIs(op, reg, r);
  // A line may come from a village nobody has entered yet: none is made for it.
  const village = v.village ? reg.villageNamed(v.village)?.id ?? null : about?.villageId ?? area.villageId;
  if (area.villages !== null && !(village && area.villages.includes(village))) return notYours(v.village ?? '这一行');
  const lineIx = lineKey(op, area, r);
  if (reg.lines.has(lineIx)) return same;
  reg.lines.add(lineIx);
  return kept(`记在${ledgerWords[r.kind as LedgerName].title}里，原样留着`, { villageId: village, personId: about?.id ?? null, onDay: v.day?.day ?? null, lineIx });
}

function whoIs(op: Op, reg: Registry, { values: v }: LogRow): Who | null {
  const idNo = soundId(v.id);
  const byId = idNo ? reg.withId(op, idNo) : null;
  if (byId && !isOutside(reg.area, byId)) return byId;
  const named = subjectNamed(reg, v.name, v.village);
  return typeof named === 'string' ? null : named;
}
