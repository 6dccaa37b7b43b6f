import './figures.css';
/** One month: `label` as on the axis (10, 11, … 9月). */
export interface MonthFigure {
  label: string;
  due: number;
  done: number;
}

interface Props {
  /** Oldest first; the last one is this month. */
  months: readonly MonthFigure[];
  unit: string;
  height?: number;
}

/** Filled = done, outline = due; what this month still misses is outlined red. The axis starts at 0. */
export function MonthBars({ months, unit, height = 116 }: Props) {
  const most = Math.max(1, ...months.flatMap((month) => [month.due, month.done]));
  const step = axisStep(most);
  const top = Math.max(most, step) * 1.08;
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
  const share = (value: number) => `${(value / top) * 100}%`;
  const sentence = months.map((month) => `${month.label.replace('月', '')}月该 ${month.due} ${unit}，做了 ${month.done}`).join('；');
  return (
    <div className="month-bars" role="img" aria-label={sentence}>
      <div className="month-plot" style={{ height }}>
        {ticks.map((tick) => (
          <div key={tick} className="month-tick" style={{ bottom: share(tick) }}>
            <span>{tick}</span>
          </div>
        ))}
        <div className="month-columns">
          {months.map((month, i) => {
            const now = i === months.length - 1;
            return (
              <div key={month.label} className={now ? 'month month-now' : 'month'} title={`该 ${month.due} ${unit}，做了 ${month.done} ${unit}`}>
                {month.due > month.done && <i className="month-due" style={{ height: share(month.due) }} />}
                <i className="month-done" style={{ height: share(month.done) }} />
                <span>{month.label}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Two or three round steps up the axis: 1, 2 or 5 times a power of ten. */
function axisStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const lead = most / power;
  if (lead < 2) return Math.max(1, power / (lead < 1.5 ? 2 : 1));
  return power * (lead < 5 ? 1 : 2);
}
