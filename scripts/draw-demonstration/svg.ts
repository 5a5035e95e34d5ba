// The few shapes, washes and textures all pictures are made of. Everything is a string of SVG.

export const width = 1600;
export const height = 900;

export type Point = readonly [x: number, y: number];
export type Stop = readonly [offset: number, colour: string, opacity?: number];
export type Dice = (low: number, high: number) => number;

/** The same seed gives the same picture (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (low, high) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (high - low);
  };
}

export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

export function shape(d: string, fill: string, more = ''): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

export function line(d: string, colour: string, thickness: number, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${thickness}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

export function box(x: number, y: number, w: number, h: number): string {
  return `M${x} ${y}h${w}v${h}h${-w}z`;
}

export function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}z`;
}

export function oval(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${rx.toFixed(1)}" ry="${ry.toFixed(1)}" fill="${fill}" ${more}/>`;
}

export function group(content: string, more: string): string {
  return `<g ${more}>${content}</g>`;
}

export function at(x: number, y: number, scale: number, content: string): string {
  return group(content, `transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(3)})"`);
}

/** A path filled with a gradient that runs down or across its own box. */
export function wash(d: string, stops: readonly Stop[], axis: 'down' | 'across' = 'down', more = ''): string {
  const id = `w${name(d + axis + stops.join())}`;
  const end = axis === 'down' ? 'x2="0" y2="1"' : 'x2="1" y2="0"';
  return `<linearGradient id="${id}" x1="0" y1="0" ${end}>${stops.map(stop).join('')}</linearGradient>${shape(d, `url(#${id})`, more)}`;
}

export function glow(x: number, y: number, radius: number, colour: string, strength: number, squash = 1): string {
  const id = `g${name([x, y, radius, colour, strength].join())}`;
  const stops: Stop[] = [
    [0, colour, strength],
    [0.35, colour, strength * 0.45],
    [1, colour, 0],
  ];
  return `<radialGradient id="${id}">${stops.map(stop).join('')}</radialGradient>${oval(x, y, radius, radius * squash, `url(#${id})`)}`;
}

/** A horizon line by midpoint displacement, closed at the lower edge. */
export function ridge(options: { seed: number; base: number; rise: number; rough?: number; peaks?: number }): string {
  const { seed, base, rise, rough = 0.5, peaks = 5 } = options;
  const roll = dice(seed);
  let heights = Array.from({ length: peaks + 1 }, () => roll(0, 1));
  let swing = 0.5;
  while (heights.length < 220) {
    swing *= rough;
    heights = heights.flatMap((here, index) => {
      const next = heights[index + 1];
      return next === undefined ? [here] : [here, (here + next) / 2 + roll(-swing, swing)];
    });
  }
  const step = (width + 40) / (heights.length - 1);
  const points = heights.map((value, index): Point => [index * step - 20, base - value * rise]);
  return polygon([[-20, height + 20], ...points, [width + 20, height + 20]]);
}

/** Looks over flat ground: `right` and `away` in metres to a point on the picture, and how large a metre is there. */
export function ground(eye: { horizon: number; centre?: number; lift?: number; lens?: number }) {
  const { horizon, centre = width / 2, lift = 1.7, lens = 1100 } = eye;
  return (right: number, away: number) => {
    const metre = lens / away;
    return { x: centre + right * metre, y: horizon + lift * metre, metre };
  };
}

const filters = `
<filter id="hand" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency="0.035" numOctaves="3" seed="4"/><feDisplacementMap in="SourceGraphic" scale="6" xChannelSelector="R" yChannelSelector="G"/></filter>
<filter id="rough" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency="0.018 0.03" numOctaves="4" seed="9"/><feDisplacementMap in="SourceGraphic" scale="26" xChannelSelector="R" yChannelSelector="G"/></filter>
<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="5"/></filter>
<filter id="mist" x="-30%" y="-60%" width="160%" height="220%"><feGaussianBlur stdDeviation="26"/></filter>
<filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.62" numOctaves="2" seed="7"/><feColorMatrix values="0.5 0.5 0 0 0  0.5 0.5 0 0 0  0.5 0.5 0 0 0  0 0 0 0 1"/></filter>
<filter id="brush" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.006 0.03" numOctaves="4" seed="21"/><feColorMatrix values="1.2 0 0 0 -0.1  1.2 0 0 0 -0.1  1.2 0 0 0 -0.1  0 0 0 0 1"/></filter>`;

/** Streaks of a wide brush, clipped to a path; light and dark in equal parts. */
export function brushed(d: string, strength: number): string {
  const id = `c${name(d)}`;
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})"><rect width="${width}" height="${height}" filter="url(#brush)" style="mix-blend-mode:soft-light" opacity="${strength * 0.7}"/></g>`;
}

/** Thin cloud over the upper part of the picture. */
export function clouds(colour: string, bottom: number, strength: number): string {
  const id = `k${name(colour + bottom)}`;
  return `<linearGradient id="${id}f" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset=".6" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>
<mask id="${id}"><g><rect width="${width}" height="${bottom}" fill="url(#${id}f)"/></g></mask>
<filter id="${id}c" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.0026 0.009" numOctaves="5" seed="${bottom % 90}"/><feColorMatrix result="n" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  3.6 0 0 0 -1.65"/><feFlood flood-color="${colour}"/><feComposite in2="n" operator="in"/></filter>
<g mask="url(#${id})"><rect width="${width}" height="${bottom}" filter="url(#${id}c)" opacity="${strength}"/></g>`;
}

/** A finished sheet: the scene on paper, with brush, grain and a darker rim. */
export function sheet(scene: string, tint = '#2a2230'): string {
  const rim: Stop[] = [
    [0.55, tint, 0],
    [1, tint, 0.42],
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<defs>${filters}<radialGradient id="rim" r="0.75">${rim.map(stop).join('')}</radialGradient></defs>
${scene}
<rect width="${width}" height="${height}" filter="url(#brush)" style="mix-blend-mode:soft-light" opacity="0.2"/>
<rect width="${width}" height="${height}" filter="url(#grain)" style="mix-blend-mode:soft-light" opacity="0.38"/>
<rect width="${width}" height="${height}" fill="url(#rim)"/></svg>`;
}

function stop([offset, colour, opacity = 1]: Stop): string {
  return `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`;
}

function name(text: string): string {
  let sum = 7;
  for (let index = 0; index < text.length; index += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) >>> 0;
  return sum.toString(36);
}
