// Winter: a school in snow, the city in the evening.
import { figure, windows } from './figures.ts';
import {
  box,
  brushed,
  clouds,
  dice,
  glow,
  group,
  line,
  oval,
  polygon,
  ridge,
  shape,
  sheet,
  times,
  wash,
} from './svg.ts';

const sky = box(0, 0, 1600, 900);

export function school(): string {
  const wall = box(180, 250, 1240, 470);
  const yard = 'M-20 700Q400 672 820 694T1620 684V920H-20z';
  const roll = dice(71);
  const scene = [
    wash(sky, [
      [0, '#26364d'],
      [0.5, '#4a6079'],
      [0.8, '#8294a2'],
    ]),
    clouds('#90a2b2', 500, 0.35),
    group(smoke(1216, 118, '#a9b4bd'), 'filter="url(#mist)" opacity=".75"'),
    shape(box(1190, 110, 52, 170), '#4b3b40') + shape(box(1184, 104, 64, 16), '#5a474a'),
    poplars(),
    wash(wall, [
      [0, '#5a5a68'],
      [1, '#6d6672'],
    ]) + brushed(wall, 0.4),
    shape(
      polygon([
        [150, 256],
        [240, 176],
        [1360, 176],
        [1450, 256],
      ]),
      '#39434f',
    ) +
      wash(
        'M144 254Q240 150 300 158T800 150T1300 156T1456 254Q1300 236 800 244T144 254z',
        [
          [0, '#e8edf0'],
          [1, '#a5b6c6'],
        ],
        'down',
        'filter="url(#hand)"',
      ),
    times(6, (index) => classroomWindow(236 + index * 196, index)),
    wash(yard, [
      [0, '#8ea1b6'],
      [0.4, '#b7c3ce'],
      [1, '#6d8098'],
    ]) + brushed(yard, 0.45),
    times(6, (index) =>
      index === 4 ? '' : glow(300 + index * 196, 752, 170, '#f5c77c', index === 2 ? 0.55 : 0.35, 0.28),
    ),
    footprints(),
    figure({
      x: 850,
      y: 838,
      tall: 196,
      coat: '#3c4a63',
      lit: '#7c8ba0',
      cloth: '#a0473a',
      walking: true,
      carries: 'bag',
    }),
    figure({
      x: 948,
      y: 846,
      tall: 138,
      coat: '#8b4a38',
      lit: '#c98a5f',
      head: 'hood',
      cloth: '#9a5540',
      walking: true,
    }),
    times(260, () =>
      oval(
        roll(0, 1600),
        roll(0, 900),
        roll(1.2, 4.6),
        roll(1.2, 4.6),
        '#f4f6f7',
        `opacity="${roll(0.3, 0.9).toFixed(2)}"`,
      ),
    ),
  ];
  return sheet(scene.join(''), '#141c2c');
}

function classroomWindow(x: number, index: number): string {
  const dark = index === 4;
  const pane = dark
    ? wash(box(x, 350, 128, 220), [
        [0, '#2b3647'],
        [1, '#45556a'],
      ])
    : wash(box(x, 350, 128, 220), [
        [0, '#f0bf6d'],
        [0.6, '#f8dc9c'],
        [1, '#e1a558'],
      ]);
  const heads = dark
    ? ''
    : times(3, (seat) => {
        const left = x + 24 + seat * 40 + (index % 2) * 6;
        return (
          oval(left, 528 - ((seat + index) % 3) * 8, 12, 15, '#5b3a31') +
          shape(
            `M${left - 22} 572q2-32 22-32t22 32z`,
            ['#6f4638', '#4b4a58', '#7c3f35'][(seat + index) % 3] ?? '#4b4a58',
          )
        );
      });
  const frost = wash(box(x, 500, 128, 70), [
    [0, '#e8f0f4', 0],
    [1, '#e8f0f4', dark ? 0.5 : 0.35],
  ]);
  const frame = line(`M${x} 350h128v220h-128zM${x + 64} 350v220M${x} 424h128`, '#2c2a34', 7);
  const sill = shape(`M${x - 14} 570q30-14 78-12t78 12v14h-156z`, '#e4eaee');
  return (
    group(pane + heads + frost + frame + sill, 'filter="url(#hand)"') +
    (dark ? '' : glow(x + 64, 460, 190, '#f7c978', 0.28))
  );
}

function poplars(): string {
  const roll = dice(8);
  return times(9, (index) => {
    const x = 30 + index * 38 + (index > 3 ? 1200 : 0);
    const top = roll(210, 320);
    return (
      line(`M${x} 720V${top}`, '#2f3542', 7) +
      times(16, (twig) =>
        line(
          `M${x} ${700 - twig * 26}q${twig % 2 === 0 ? 14 : -14}-22 ${(twig % 2 === 0 ? 1 : -1) * roll(10, 20)}-${roll(50, 90)}`,
          '#363d4b',
          2.2,
        ),
      )
    );
  });
}

function footprints(): string {
  return times(26, (index) =>
    oval(
      880 + (index % 2) * 13 - index * 9 + 40,
      884 - index * 5.4 + 30,
      7 - index * 0.16,
      3.2 - index * 0.08,
      '#566a84',
      'opacity=".7"',
    ),
  );
}

function smoke(x: number, y: number, colour: string): string {
  return times(7, (index) =>
    oval(
      x + index * index * 9,
      y - 20 - index * 13,
      26 + index * 16,
      20 + index * 7,
      colour,
      `opacity="${(0.9 - index * 0.11).toFixed(2)}"`,
    ),
  );
}

export function city(): string {
  const scene = [
    wash(sky, [
      [0, '#1f2b45'],
      [0.35, '#47507a'],
      [0.55, '#b5828a'],
      [0.68, '#e8b487'],
    ]),
    clouds('#d99f93', 520, 0.4),
    wash(
      ridge({ seed: 94, base: 590, rise: 330, rough: 0.54, peaks: 7 }),
      [
        [0, '#c9b7bd'],
        [0.2, '#8d86a0'],
        [0.55, '#6d6b8c'],
      ],
      'down',
      'filter="url(#hand)"',
    ),
    glow(560, 600, 620, '#f3b98a', 0.5, 0.4),
    blocks({ base: 640, seed: 5, count: 16, tall: [70, 170], wide: [60, 120], paint: '#5c5b7a', lit: 0.35, size: 7 }),
    blocks({
      base: 740,
      seed: 17,
      count: 11,
      tall: [140, 270],
      wide: [110, 190],
      paint: '#3d4060',
      lit: 0.42,
      size: 12,
    }),
    roofs(),
    lamp(1250),
    group(
      figure({
        x: 1130,
        y: 884,
        tall: 180,
        coat: '#2c2f47',
        lit: '#c08a5d',
        cloth: '#7a3e35',
        walking: true,
        carries: 'bag',
      }),
      '',
    ),
  ];
  return sheet(scene.join(''), '#12172a');
}

function blocks(options: {
  base: number;
  seed: number;
  count: number;
  tall: [number, number];
  wide: [number, number];
  paint: string;
  lit: number;
  size: number;
}): string {
  const { base, seed, count, tall, wide, paint, lit, size } = options;
  const roll = dice(seed);
  return times(count, (index) => {
    const [w, h] = [Math.round(roll(...wide)), Math.round(roll(...tall))];
    const x = Math.round((index * 1640) / count - 40 + roll(-10, 10));
    const gap = size * 2.4;
    const panes = windows({
      x: x + size,
      y: base - h + size * 1.6,
      columns: Math.floor((w - size) / gap),
      rows: Math.floor(h / gap),
      gap: [gap, gap],
      size: [size, size * 1.2],
      lit,
      seed: seed + index,
      dark: '#2b2f4d',
    });
    return (
      wash(box(x, base - h, w, h + 300), [
        [0, paint],
        [1, '#7a7191'],
      ]) +
      shape(box(x - 3, base - h - size * 0.7, w + 6, size * 0.7), '#d5d5e2') +
      panes +
      (index % 3 === 0 ? group(smoke(x + w / 2, base - h, '#cdb9c2'), 'filter="url(#soft)" opacity=".35"') : '')
    );
  });
}

function roofs(): string {
  const snow = 'M-20 780Q200 740 420 772T900 790T1300 826T1620 800V920H-20z';
  const house = (x: number, y: number, w: number, seed: number) =>
    wash(box(x, y, w, 160), [
      [0, '#33304a'],
      [1, '#4a4260'],
    ]) +
    windows({
      x: x + 34,
      y: y + 44,
      columns: Math.floor(w / 96),
      rows: 1,
      gap: [88, 60],
      size: [40, 48],
      lit: 0.8,
      seed,
      dark: '#20233a',
    }) +
    shape(
      `M${x - 26} ${y + 6}L${x + w * 0.3} ${y - 78}Q${x + w * 0.5} ${y - 92} ${x + w * 0.7} ${y - 78}L${x + w + 26} ${y + 6}Q${x + w / 2} ${y - 8} ${x - 26} ${y + 6}z`,
      '#cfd3e4',
    ) +
    shape(
      `M${x + w * 0.5} ${y - 88}Q${x + w * 0.6} ${y - 88} ${x + w * 0.7} ${y - 78}L${x + w + 26} ${y + 6}Q${x + w * 0.8} ${y - 4} ${x + w * 0.6} ${y}z`,
      '#9fa3c2',
    ) +
    shape(box(x + w * 0.2, y - 120, 30, 66), '#3a3046');
  return (
    group(house(40, 690, 330, 3) + house(470, 716, 300, 8) + house(830, 744, 210, 11), 'filter="url(#hand)"') +
    wash(
      snow,
      [
        [0, '#c3c5dd'],
        [0.4, '#8d90b4'],
        [1, '#565a85'],
      ],
      'down',
      'filter="url(#hand)"',
    ) +
    glow(200, 806, 260, '#f4c07a', 0.35, 0.22) +
    glow(620, 816, 220, '#f4c07a', 0.3, 0.22)
  );
}

function lamp(x: number): string {
  return (
    glow(x, 560, 360, '#ffd998', 0.55) +
    line(`M${x + 40} 900V560q0-34-40-34`, '#1f2136', 9) +
    shape(`M${x - 24} 530h36l10 22h-56z`, '#1f2136') +
    oval(x - 6, 556, 20, 9, '#fff0c4') +
    glow(x - 60, 862, 420, '#ffd590', 0.5, 0.16)
  );
}
