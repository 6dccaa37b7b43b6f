/** Grey rows in place while something is on its way; never a full-screen spinner. */
export function GreyLines({ count = 4 }: { count?: number }) {
  return (
    <div className="grey-rows" role="status" aria-label="正在取">
      {Array.from({ length: count }, (_, i) => <i key={i} />)}
    </div>
  );
}
