import { useHat, useToday } from '../api/session';

/** Paper only: as of when, printed by whom and when. `asOf` in the reply's own words. */
export function PrintFoot({ asOf }: { asOf: string }) {
  const hat = useHat();
  const today = useToday();
  return <p className="print-only print-foot">{`数据算到 ${asOf}。${hat.place} ${hat.title} ${hat.name} ${today} 打印。`}</p>;
}
