/** What a picture is, from its first bytes: its name and what somebody says of it count for nothing. */

export interface PictureKind {
  readonly ending: 'png' | 'jpg' | 'gif' | 'webp';
  /** Pixels, as the header says. */
  readonly width: number;
  readonly height: number;
}

/** Null for anything but a PNG, JPEG, GIF or WebP with a header that can be read. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (at: number, word: string) => [...word].every((sign, place) => bytes[at + place] === sign.charCodeAt(0));
  if (has(0, '\u0089PNG\r\n\u001a\n') && has(12, 'IHDR') && bytes.length >= 24) return sized('png', view.getUint32(16), view.getUint32(20));
  if ((has(0, 'GIF87a') || has(0, 'GIF89a')) && bytes.length >= 10) return sized('gif', view.getUint16(6, true), view.getUint16(8, true));
  if (has(0, 'RIFF') && has(8, 'WEBP')) return webp(view, has);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpeg(view) : null;
}

/** Whether it begins like an SVG drawing, which can hold scripts and links. */
export function isDrawing(bytes: Uint8Array): boolean {
  const start = Array.from(bytes.subarray(0, 1000), (byte) => String.fromCharCode(byte)).join('');
  return /<svg[\s>]/i.test(start) || /^[^<]{0,10}<\?xml\s/i.test(start);
}

function sized(ending: PictureKind['ending'], width: number, height: number): PictureKind | null {
  return width > 0 && height > 0 ? { ending, width, height } : null;
}

/** The size stands in the frame header (SOF0 to SOF15), after segments that say how long they are. */
function jpeg(view: DataView): PictureKind | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return sized('jpg', view.getUint16(at + 7), view.getUint16(at + 5));
    // Bytes of 0xff may fill the room before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Lossy, lossless and extended files each keep their size elsewhere. */
function webp(view: DataView, has: (at: number, word: string) => boolean): PictureKind | null {
  if (view.byteLength < 30) return null;
  if (has(12, 'VP8 ')) return sized('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (has(12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return sized('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
  return has(12, 'VP8X') ? sized('webp', three(24), three(27)) : null;
}
