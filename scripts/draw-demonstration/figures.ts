// People, seen from behind and from afar, and the small things that stand about.
import { at, dice, group, line, oval, polygon, shape, times, wash } from './svg.ts';

export interface Figure {
  x: number;
  /** where the feet stand */
  y: number;
  tall: number;
  coat: string;
  /** the side the light falls on */
  lit: string;
  head?: 'hat' | 'kerchief' | 'bare' | 'hood';
  cloth?: string;
  carries?: 'placard' | 'bag' | 'bucket' | 'lantern';
  walking?: boolean;
  skirt?: boolean;
}

/** One person from behind, light from the right. */
export function figure(person: Figure): string {
  const { coat, lit, head = 'hat', cloth = '#6d4a3a', walking = false, skirt = false } = person;
  const hem = skirt ? 21 : 15;
  const legs = walking ? 'M-9 66L-14 99h8L0 70l8 27 8 2L8 66z' : 'M-11 66L-9 100h7.500L0 70l2 30h7.500L11 66z';
  const body = `M-5 19C-12 20-16 25-16.5 34Q-13 50-${hem} ${skirt ? 80 : 71}Q0 ${skirt ? 85 : 76} ${hem} ${skirt ? 80 : 71}Q12 50 16.5 34C16 25 12 20 5 19z`;
  const side = `M3 19C12 20 16 25 16.5 34Q12 50 ${hem} ${skirt ? 80 : 71}Q10 ${skirt ? 83 : 74} 8 ${skirt ? 82 : 74}Q13 46 3 19z`;
  const parts = [
    shape(legs, '#221d22'),
    carried(person),
    shape(body, coat),
    shape(side, lit, 'opacity=".75"'),
    line('M-14 33Q-17 50-15 62', '#1b171d', 1.4, 'opacity=".45"'),
    line('M14 33Q17 50 14 62', '#1b171d', 1.4, 'opacity=".35"'),
    line('M0 30V70', '#1b171d', 0.8, 'opacity=".25"'),
    headwear(head, cloth, lit),
  ];
  return at(person.x, person.y - person.tall, person.tall / 100, parts.join(''));
}

function headwear(head: NonNullable<Figure['head']>, cloth: string, lit: string): string {
  const skull = oval(0, 11, 6.5, 8, '#8a5f49') + shape('M-3 16h6v5h-6z', '#7a5241');
  switch (head) {
    case 'bare':
      return (
        skull +
        shape('M-7 13C-8 2 8 2 7 13Q0 17-7 13z', '#2a211f') +
        shape('M3 4Q8 6 7 13Q5 14 4 14z', lit, 'opacity=".35"')
      );
    case 'hat':
      return (
        skull +
        shape('M-8.500 11Q-9 1 0 1T8.500 11Q0 14-8.500 11z', cloth) +
        shape('M3 1.500Q9 3 8.500 11Q7 12 5 12z', lit, 'opacity=".5"')
      );
    case 'kerchief':
      return (
        shape('M-8 12C-9-1 9-1 8 12Q12 20 9 24L0 34L-9 24Q-12 20-8 12z', cloth) +
        shape('M3 2C9 3 9 8 8 12Q12 20 9 24L4 29Q7 14 3 2z', lit, 'opacity=".5"')
      );
    case 'hood':
      return (
        shape('M-9 20C-12-2 12-2 9 20Q0 25-9 20z', cloth) +
        shape('M3 1C11 3 10 12 9 20L6 22Q8 9 3 1z', lit, 'opacity=".45"')
      );
  }
}

function carried({ carries, coat, lit }: Figure): string {
  if (carries === undefined) return '';
  switch (carries) {
    case 'placard':
      return placard() + line('M-16 32L-24 14L-19 2', coat, 7) + line('M16 32L24 14L19 2', lit, 7);
    case 'bag':
      return (
        line('M17 34L19 62', coat, 6) +
        shape('M12 62h16l3 24h-22z', '#5a3d32') +
        line('M15 63q5-9 10 0', '#3d2a25', 1.5)
      );
    case 'bucket':
      return (
        line('M17 34L19 62', coat, 6) +
        shape('M12 68h16l-3 19h-10z', '#7f8b90') +
        line('M12 68q8-14 16 0', '#4d565b', 1.2)
      );
    case 'lantern':
      return (
        line('M17 34L21 60', coat, 6) + oval(21, 70, 26, 26, '#f3c25f', 'opacity=".25"') + oval(21, 70, 5, 7, '#ffe2a0')
      );
  }
}

/** Held overhead; what is written on it stays illegible. */
function placard(): string {
  const board = wash(
    polygon([
      [-31, -31],
      [32, -33],
      [33, 6],
      [-30, 7],
    ]),
    [
      [0, '#f5ead2'],
      [1, '#d8c6a8'],
    ],
  );
  return (
    board + line('M-24-22L24-23M-24-13L14-14M-24-4L20-5', '#7c3a2c', 3.4, 'opacity=".85" stroke-dasharray="13 4 7 3"')
  );
}

/** The long shadow of somebody standing with low light behind them. */
export function shadow(x: number, y: number, length: number, lean: number, wide: number, strength = 0.35): string {
  const d = polygon([
    [x - wide, y],
    [x + wide, y],
    [x + lean + wide * 1.5, y + length],
    [x + lean - wide * 1.5, y + length],
  ]);
  return wash(
    d,
    [
      [0, '#1d1a2b', strength],
      [1, '#1d1a2b', 0],
    ],
    'down',
    'filter="url(#soft)"',
  );
}

/** A boat left on the shore: `scale` 1 is 300 wide. */
export function boat(
  x: number,
  y: number,
  scale: number,
  tilt: number,
  paint: { hull: string; low: string; rim: string },
): string {
  const hull = 'M-150-46Q-142-2-96 22Q-10 38 92 22Q136 4 156-58Q80-34-10-32T-150-46z';
  const inside = 'M-150-46Q-70-26-10-26T156-58Q80-46-10-46T-150-46z';
  const planks = line('M-143-26Q-20-2 148-34M-130-6Q-10 18 134-12', '#1f1a1e', 1.6, 'opacity=".4"');
  const cabin =
    shape('M-34-34v-44l60-6v46z', '#8b8478') +
    shape('M26-38v-46l20 6v38z', '#b7ab95') +
    shape('M-22-68h16v16h-16zM2-71h15v16h-15z', '#2a2c33') +
    line('M-2-80V-150', '#3b3236', 4);
  const rust = times(9, (index) => {
    const roll = dice(index * 31 + Math.round(x));
    const left = roll(-120, 110);
    return line(
      `M${left.toFixed(0)} ${roll(-24, -8).toFixed(0)}v${roll(12, 32).toFixed(0)}`,
      '#8f4a2c',
      roll(2, 7),
      'opacity=".4"',
    );
  });
  const whole =
    cabin +
    shape(inside, paint.rim) +
    wash(hull, [
      [0, paint.hull],
      [0.55, paint.hull],
      [0.56, paint.low],
      [1, paint.low],
    ]) +
    planks +
    rust;
  return group(whole, `transform="translate(${x} ${y}) rotate(${tilt}) scale(${scale})" filter="url(#hand)"`);
}

/** Rows of windows, some of them lit. */
export function windows(options: {
  x: number;
  y: number;
  columns: number;
  rows: number;
  gap: Pair;
  size: Pair;
  lit: number;
  seed: number;
  dark: string;
}): string {
  const { x, y, columns, rows, gap, size, lit, seed, dark } = options;
  const roll = dice(seed);
  return times(columns * rows, (index) => {
    const left = x + (index % columns) * gap[0];
    const top = y + Math.floor(index / columns) * gap[1];
    const colour = roll(0, 1) < lit ? (roll(0, 1) < 0.6 ? '#f2c777' : '#e0a256') : dark;
    return shape(`M${left} ${top}h${size[0]}v${size[1]}h${-size[0]}z`, colour);
  });
}

type Pair = readonly [number, number];
