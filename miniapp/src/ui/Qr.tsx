import { Canvas } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import qrcode from 'qrcode-generator';

interface Board {
  width: number;
  height: number;
  getContext(kind: '2d'): CanvasRenderingContext2D | null;
}

/** Draws black modules on white, each a whole number of pixels, so that scanners see sharp edges. */
const draw = (board: Board, text: string, side: number): void => {
  const code = qrcode(0, 'M');
  // Capitals, digits and a few signs take less room than bytes.
  code.addData(text, /^[\dA-Z $%*+\-./:]+$/.test(text) ? 'Alphanumeric' : 'Byte');
  code.make();
  const count = code.getModuleCount();
  const module = Math.max(1, Math.floor(side / count));
  board.width = board.height = module * count;
  const pen = board.getContext('2d');
  if (!pen) return;
  pen.fillStyle = '#FFFFFF';
  pen.fillRect(0, 0, board.width, board.height);
  pen.fillStyle = '#221E1B';
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) pen.fillRect(column * module, row * module, module, module);
    }
  }
};

/** size: CSS px of the square. The quiet zone is the white card around it. */
export const Qr = ({ text, size = 172 }: { text: string; size?: number }) => {
  const { pixelRatio } = Taro.getWindowInfo();

  const paint = useCallback(() => {
    Taro.createSelectorQuery()
      .select('#qr')
      .fields({ node: true, size: true }, (found: { node?: Board } | null) => {
        if (found?.node) draw(found.node, text, size * pixelRatio);
      })
      .exec();
  }, [text, size, pixelRatio]);

  // The canvas can be found only after the page has drawn it.
  useEffect(() => Taro.nextTick(paint), [paint]);

  return <Canvas type='2d' id='qr' canvasId='qr' style={`width:${size}px;height:${size}px`} />;
};
