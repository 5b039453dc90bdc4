import { writeFileSync } from 'node:fs';
import QRCode from 'qrcode';

const width = 640;
const height = 480;

/**
 * Writes a film a fake camera can show: a QR code on a grey wall, a little tilted in brightness as in a hall. Plain Y4M,
 * so no other program is needed to make it.
 */
export function cameraFileWith(text: string, file: string): string {
  const picture = pictureOf(text);
  const chroma = Buffer.alloc((width / 2) * (height / 2) * 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), picture, chroma]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]));
  return file;
}

function pictureOf(text: string): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const scale = Math.floor(340 / (modules.size + 8));
  const box = scale * (modules.size + 8);
  const left = (width - box) >> 1;
  const top = (height - box) >> 1;
  const light = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const column = Math.floor((x - left) / scale) - 4;
      const row = Math.floor((y - top) / scale) - 4;
      const inBox = x >= left && x < left + box && y >= top && y < top + box;
      const inCode = row >= 0 && row < modules.size && column >= 0 && column < modules.size;
      const dark = inCode && modules.get(row, column);
      light[y * width + x] = (dark ? 40 : inBox ? 205 : 130) + Math.floor(x / 40);
    }
  }
  return light;
}
