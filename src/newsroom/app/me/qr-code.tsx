import { encodeQR } from 'qr';
import { useMemo } from 'react';

/** `text` as a QR code, drawn here: nobody else learns it. Black on white in the dark too, for cameras. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = useMemo(() => encodeQR(text, 'raw', { border: 3 }), [text]);
  const drawn = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={drawn} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
