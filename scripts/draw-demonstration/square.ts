// Open squares: the court at dawn, the apple market.
import { figure, shadow, windows } from './figures.ts';
import {
  box,
  brushed,
  clouds,
  dice,
  glow,
  ground,
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
import type { Point } from './svg.ts';

const sky = box(0, 0, 1600, 900);

export function court(): string {
  const plaza = box(-20, 640, 1640, 280);
  const scene = [
    wash(sky, [
      [0, '#55697f'],
      [0.35, '#93a0a6'],
      [0.58, '#e3b98e'],
      [0.72, '#f1cf9c'],
    ]),
    clouds('#f4d9b8', 560, 0.55),
    glow(1280, 600, 620, '#ffdf9f', 0.85),
    wash(ridge({ seed: 12, base: 620, rise: 120, peaks: 7 }), [
      [0, '#9d948f'],
      [0.5, '#d2b292'],
    ]),
    wash(box(1120, 520, 110, 140) + box(1250, 480, 90, 180) + box(1372, 540, 150, 120) + box(20, 500, 90, 160), [
      [0, '#8b8586'],
      [1, '#c1a28a'],
    ]),
    group(courthouse(), 'filter="url(#hand)"'),
    wash(plaza, [
      [0, '#c9ab8b'],
      [0.25, '#a48f80'],
      [1, '#4d4b57'],
    ]),
    paving(640),
    glow(1180, 700, 520, '#ffe0a6', 0.5, 0.24),
    picketers(),
  ];
  return sheet(scene.join(''));
}

function courthouse(): string {
  const columns = times(8, (index) => {
    const x = 318 + index * 88;
    return (
      wash(
        box(x, 352, 34, 232),
        [
          [0, '#6d6a72'],
          [0.55, '#b39f8d'],
          [0.85, '#f0cf9f'],
          [1, '#d3ac80'],
        ],
        'across',
      ) + shape(box(x - 7, 340, 48, 14) + box(x - 7, 582, 48, 14), '#b8a18c')
    );
  });
  const wings =
    wash(box(150, 380, 130, 262), [
      [0, '#5f6470'],
      [1, '#847b7a'],
    ]) +
    wash(
      box(1020, 380, 140, 262),
      [
        [0, '#7c7476'],
        [1, '#c5a381'],
      ],
      'across',
    );
  const dark = windows({
    x: 172,
    y: 410,
    columns: 3,
    rows: 3,
    gap: [34, 72],
    size: [18, 44],
    lit: 0,
    seed: 1,
    dark: '#454955',
  });
  const right = windows({
    x: 1042,
    y: 410,
    columns: 3,
    rows: 3,
    gap: [38, 72],
    size: [18, 44],
    lit: 0.25,
    seed: 5,
    dark: '#57525a',
  });
  const steps = times(6, (index) =>
    shape(box(262 - index * 14, 596 + index * 9, 776 + index * 28, 9), index % 2 === 0 ? '#a9968a' : '#8a7f7d'),
  );
  const front =
    wash(box(280, 340, 740, 256), [
      [0, '#4b4a56'],
      [1, '#5d5659'],
    ]) +
    shape(box(610, 430, 76, 166), '#2f2e39') +
    shape(box(624, 444, 22, 150) + box(652, 444, 22, 150), '#3d3a42');
  const roof =
    wash(
      polygon([
        [252, 300],
        [650, 176],
        [1048, 300],
      ]),
      [
        [0, '#a79a93'],
        [1, '#857d80'],
      ],
    ) +
    wash(
      polygon([
        [650, 176],
        [1048, 300],
        [960, 300],
        [650, 200],
      ]),
      [
        [0, '#e8c89b'],
        [1, '#d9b489'],
      ],
    ) +
    shape(
      polygon([
        [330, 288],
        [650, 198],
        [970, 288],
      ]),
      '#77727a',
    ) +
    wash(
      box(252, 300, 796, 42),
      [
        [0, '#8d8486'],
        [1, '#d8b48a'],
      ],
      'across',
    );
  const pole =
    line('M650 176V92', '#55525b', 4) +
    wash(
      'M652 94q34-12 62 2t52-4v36q-24 12-52 4t-62-2z',
      [
        [0, '#4f7c8a'],
        [1, '#7fa5a6'],
      ],
      'across',
    );
  return [wings, dark, right, front, ...columns, roof, pole, steps].join('');
}

function paving(horizon: number): string {
  const spot = ground({ horizon: horizon - 30, lift: 1.9, lens: 900, centre: 1000 });
  const away = times(14, (index) => {
    const near = spot(-60, 4.6 + index * index * 0.55).y;
    return line(`M0 ${near.toFixed(1)}H1600`, '#2f2d3a', 1.6, 'opacity=".22"');
  });
  const along = times(41, (index) => {
    const [far, near] = [spot((index - 20) * 3, 56), spot((index - 20) * 3, 4)];
    return line(
      `M${far.x.toFixed(0)} ${far.y.toFixed(0)}L${near.x.toFixed(0)} ${near.y.toFixed(0)}`,
      '#2f2d3a',
      1.6,
      'opacity=".2"',
    );
  });
  return away + along;
}

function picketers(): string {
  const far = [
    { x: 1010, y: 668, tall: 62, coat: '#5b5560', lit: '#d9a877' },
    { x: 840, y: 676, tall: 72, coat: '#54505c', lit: '#cf9f74' },
    { x: 560, y: 690, tall: 88, coat: '#4c4a58', lit: '#c99a70' },
  ].map(
    (one, index) =>
      shadow(one.x, one.y, 60, -70, 8, 0.3) +
      figure({
        ...one,
        carries: 'placard',
        head: index === 1 ? 'kerchief' : 'hat',
        cloth: '#7c5a4e',
        skirt: index === 1,
      }),
  );
  const near =
    shadow(1120, 862, 60, -190, 44, 0.5) +
    figure({
      x: 1120,
      y: 864,
      tall: 330,
      coat: '#3b4458',
      lit: '#c98d5c',
      head: 'kerchief',
      cloth: '#8c3f33',
      carries: 'placard',
      skirt: true,
    });
  const things =
    oval(1236, 862, 34, 8, '#1d1a2b', 'opacity=".4"') +
    wash(
      box(1214, 806, 44, 54),
      [
        [0, '#5d4a44'],
        [1, '#a3744f'],
      ],
      'across',
    ) +
    line('M1222 806q14-26 28 0', '#453430', 5) +
    wash(
      box(1276, 812, 18, 48),
      [
        [0, '#6d7c7e'],
        [1, '#c2b79a'],
      ],
      'across',
    ) +
    shape(box(1277, 802, 16, 12), '#8c3f33');
  return far.join('') + near + things;
}

export function market(): string {
  const floor = box(-20, 560, 1640, 360);
  const scene = [
    wash(sky, [
      [0, '#9db4bb'],
      [0.4, '#dcd3bd'],
      [0.66, '#f3dfb7'],
    ]),
    glow(1180, 330, 560, '#fff0c9', 0.8),
    wash(ridge({ seed: 41, base: 430, rise: 260, rough: 0.52, peaks: 4 }), [
      [0, '#b9c3c2'],
      [0.45, '#dcd2bb'],
    ]),
    wash(ridge({ seed: 27, base: 500, rise: 150, peaks: 6 }), [
      [0, '#8fa097'],
      [0.35, '#c7c0a2'],
    ]),
    wash(
      ridge({ seed: 63, base: 572, rise: 60, rough: 0.62, peaks: 16 }),
      [
        [0, '#687c69'],
        [0.3, '#8d9377'],
      ],
      'down',
      'filter="url(#hand)"',
    ),
    wash(floor, [
      [0, '#c9ae85'],
      [1, '#775c49'],
    ]) + brushed(floor, 0.8),
    awning({ x: 60, top: 300, wide: 430, paint: '#a5473a', pale: '#e9d9ba' }),
    awning({ x: 560, top: 336, wide: 330, paint: '#4f7175', pale: '#e9d9ba' }),
    awning({ x: 1130, top: 288, wide: 450, paint: '#c08b3c', pale: '#f0e3c6' }),
    buyers(),
    crates(),
  ];
  return sheet(scene.join(''), '#3a2a20');
}

function awning({
  x,
  top,
  wide,
  paint,
  pale,
}: {
  x: number;
  top: number;
  wide: number;
  paint: string;
  pale: string;
}): string {
  const stripes = times(10, (index) => {
    const [a, b] = [(index * wide) / 10, ((index + 1) * wide) / 10];
    const points: Point[] = [
      [x + 24 + a * 0.9, top],
      [x + 24 + b * 0.9, top],
      [x + b, top + 92],
      [x + a, top + 92],
    ];
    return shape(
      `${polygon(points)}M${x + a} ${top + 91}v14q${wide / 20} 18 ${wide / 10} 0v-14z`,
      index % 2 === 0 ? paint : pale,
    );
  });
  const shade = wash(box(x + 8, top + 104, wide - 16, 200), [
    [0, '#3a2f2e', 0.62],
    [1, '#3a2f2e', 0.12],
  ]);
  const posts = line(`M${x + 14} ${top + 90}V640M${x + wide - 14} ${top + 90}V640`, '#4d3a31', 9);
  const table =
    wash(box(x + 4, 566, wide - 8, 26), [
      [0, '#8a6546'],
      [1, '#5c4233'],
    ]) + shape(box(x + 14, 592, wide - 28, 60), '#4a372f');
  const roll = dice(x + 3);
  const heap = times(90, (index) => {
    const level = Math.floor(index / 24);
    return apple(
      x + 26 + level * 14 + (index % 24) * ((wide - 56 - level * 28) / 23),
      560 - level * 13 + roll(-2, 2),
      10,
      roll(0, 1),
    );
  });
  return group(
    shade +
      posts +
      table +
      heap +
      stripes +
      wash(box(x, top, wide, 108), [
        [0, '#fff2cf', 0.25],
        [1, '#3a2420', 0.25],
      ]),
    'filter="url(#hand)"',
  );
}

function apple(x: number, y: number, size: number, kind: number): string {
  const colour = kind < 0.55 ? '#a63a2e' : kind < 0.8 ? '#c9672f' : '#b9a447';
  return (
    oval(x, y, size, size * 0.95, colour) +
    oval(x + size * 0.3, y - size * 0.3, size * 0.42, size * 0.38, '#f2c08a', 'opacity=".6"') +
    line(`M${x.toFixed(0)} ${(y - size * 0.8).toFixed(0)}l2-${(size * 0.4).toFixed(1)}`, '#3b2a22', size * 0.12)
  );
}

function buyers(): string {
  const people = [
    { x: 250, y: 690, tall: 236, coat: '#4a5560', lit: '#a9967b', head: 'hat', cloth: '#6a4a36' },
    {
      x: 420,
      y: 704,
      tall: 228,
      coat: '#7b4338',
      lit: '#c98b62',
      head: 'kerchief',
      cloth: '#d8c7a0',
      skirt: true,
      carries: 'bag',
    },
    { x: 706, y: 676, tall: 206, coat: '#5d6a58', lit: '#b9ab7d', head: 'kerchief', cloth: '#8c3f33', skirt: true },
    {
      x: 1000,
      y: 668,
      tall: 196,
      coat: '#474554',
      lit: '#b49a80',
      head: 'hat',
      cloth: '#3d3432',
      walking: true,
      carries: 'bag',
    },
    { x: 1290, y: 696, tall: 236, coat: '#3f4f5c', lit: '#b6a181', head: 'bare' },
    { x: 1392, y: 706, tall: 152, coat: '#b07b3c', lit: '#e3bd7c', head: 'hood', cloth: '#b98747' },
  ] as const;
  return people.map((one) => shadow(one.x, one.y, 60, -120, 20, 0.4) + figure(one)).join('');
}

function crates(): string {
  const roll = dice(99);
  return times(5, (index) => {
    const [x, y] = [-60 + index * 352 + roll(-14, 14), 800 + (index % 2) * 22];
    const fruit = times(44, (one) =>
      apple(
        x + 34 + (one % 11) * 25 + roll(-4, 4),
        y - 42 + Math.floor(one / 11) * 17,
        19,
        (index * 0.37) % 1 < 0.4 ? roll(0, 0.7) : roll(0.3, 1),
      ),
    );
    const slats = times(3, (slat) =>
      wash(box(x, y + 6 + slat * 40, 320, 32), [
        [0, '#b98a58'],
        [1, '#7c5739'],
      ]),
    );
    return group(
      shape(box(x, y - 50, 320, 60), '#3e2c25') +
        fruit +
        slats +
        shape(box(x + 8, y + 2, 16, 130) + box(x + 296, y + 2, 16, 130), '#64462f'),
      'filter="url(#hand)"',
    );
  });
}
