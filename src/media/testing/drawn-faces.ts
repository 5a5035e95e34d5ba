import sharp, { type Sharp } from 'sharp';

/** Where the middle of a drawn face is and how large it is drawn: at 1 it is 160 pixels wide from ear to ear and 210 high. */
export interface DrawnFace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A picture with faces that nobody has: drawn as much like photographs as shapes go, so that a detector takes them for faces. */
export function drawnFaces(width: number, height: number, faces: readonly DrawnFace[]): Sharp {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${SHADES}</defs>
    <rect width="100%" height="100%" fill="url(#wall)"/>${faces.map(face).join('')}</svg>`;
  return sharp(Buffer.from(svg)).blur(1.2).removeAlpha();
}

const SHADES = `<radialGradient id="skin" cx=".42" cy=".38" r=".75"><stop offset="0" stop-color="#edc3a2"/>
    <stop offset=".6" stop-color="#d8a684"/><stop offset="1" stop-color="#9c6a4c"/></radialGradient>
  <linearGradient id="wall" x2="0" y2="1"><stop offset="0" stop-color="#9fb4c4"/><stop offset="1" stop-color="#6d7f7a"/></linearGradient>`;

const HALF = `<ellipse cx="84" cy="4" rx="10" ry="20" fill="#c08a68"/>
  <path d="M16 -34 Q34 -46 54 -34" stroke="#2b1d14" stroke-width="7" fill="none"/>
  <ellipse cx="34" cy="-12" rx="17" ry="9" fill="#f4efe9"/><circle cx="34" cy="-12" r="8.5" fill="#3a2a1c"/>
  <circle cx="34" cy="-12" r="4"/><path d="M16 -14 Q34 -26 52 -14" stroke="#5a3a28" stroke-width="3" fill="none"/>
  <ellipse cx="8" cy="32" rx="4" ry="2.5" fill="#5a3626"/>
  <ellipse cx="48" cy="30" rx="18" ry="14" fill="#c97b62" opacity=".35"/>`;

function face({ x, y, scale }: DrawnFace): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})">
    <ellipse cx="0" cy="190" rx="150" ry="110" fill="#34495e"/><rect x="-38" y="70" width="76" height="80" fill="#b9805f"/>
    <ellipse cx="0" cy="-28" rx="96" ry="112" fill="#2b1d14"/><ellipse rx="80" ry="104" fill="url(#skin)"/>
    <path d="M-82 -20 Q-80 -110 0 -112 Q80 -110 82 -20 Q60 -78 0 -74 Q-60 -78 -82 -20Z" fill="#2b1d14"/>
    <path d="M-7 -10 Q-10 20 -18 30 Q0 42 18 30 Q10 20 7 -10" fill="#c98f6d" opacity=".7"/>
    <path d="M-18 30 Q0 42 18 30" stroke="#8a5a40" stroke-width="3" fill="none"/>
    ${HALF}<g transform="scale(-1 1)">${HALF}</g>
    <path d="M-30 60 Q-12 50 0 55 Q12 50 30 60 Q0 66 -30 60Z" fill="#a04a44"/>
    <path d="M-30 60 Q0 66 30 60 Q0 84 -30 60Z" fill="#b85c54"/></g>`;
}
