import qrcode from 'qrcode-generator';
import { useMemo } from 'react';

/** A code for paper: level Q bears a quarter of it dirty; the white around it is four modules wide, as the standard asks. */
export function PaperQr({ text }: { text: string }) {
  const { path, side } = useMemo(() => draw(text), [text]);
  return <svg className="paper-qr" viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" role="img" aria-label="证上的码"><path d={path} /></svg>;
}

function draw(text: string): { path: string; side: number } {
  const code = qrcode(0, 'Q');
  code.addData(text, /^[\dA-Z $%*+\-./:]+$/.test(text) ? 'Alphanumeric' : 'Byte');
  code.make();
  const side = code.getModuleCount();
  let path = '';
  for (let y = 0; y < side; y += 1) for (let x = 0; x < side; x += 1) if (code.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
  return { path, side };
}
