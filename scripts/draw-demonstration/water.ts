// Water and the want of it: the lake, the river in ice, the qanat.
import { boat, figure, shadow, windows } from './figures.ts';
import {
  at,
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

const sky = box(0, 0, 1600, 900);

export function lake(): string {
  const bed = box(-20, 452, 1640, 470);
  const scene = [
    wash(sky, [
      [0, '#8fa9b3'],
      [0.3, '#c3cbc4'],
      [0.5, '#efdcba'],
    ]),
    clouds('#f7ead2', 400, 0.6),
    glow(420, 420, 520, '#fff1cf', 0.85),
    wash(ridge({ seed: 51, base: 432, rise: 70, peaks: 8 }), [
      [0, '#a9b2ae'],
      [0.2, '#d8cfb8'],
    ]),
    wash(box(-20, 428, 1640, 44), [
      [0, '#e9e0c8'],
      [0.4, '#9fb6b9'],
      [1, '#c5cbbf'],
    ]),
    wash(bed, [
      [0, '#dccfb2'],
      [0.18, '#c4ae8a'],
      [0.6, '#a08463'],
      [1, '#5f4a3c'],
    ]),
    shorelines(),
    brushed(bed, 0.8),
    cracks(),
    boat(1010, 500, 0.16, 4, { hull: '#6b6f70', low: '#5c463c', rim: '#4d4744' }),
    boat(700, 516, 0.22, -7, { hull: '#75797a', low: '#6b4a3a', rim: '#4d4744' }),
    boat(1330, 560, 0.42, 9, { hull: '#647a7f', low: '#6f4636', rim: '#4a4140' }),
    shadow(520, 742, 90, 190, 190, 0.4),
    boat(500, 720, 1.15, -6, { hull: '#4f7581', low: '#8a4a34', rim: '#3c3838' }),
    reeds(),
    shadow(980, 748, 80, 120, 16, 0.45),
    figure({
      x: 980,
      y: 750,
      tall: 168,
      coat: '#5b4a44',
      lit: '#a98a68',
      cloth: '#3b3534',
      carries: 'bucket',
      walking: true,
    }),
    times(7, (index) =>
      line(`M${760 + index * 34} ${190 + (index % 3) * 22}q9-9 17 0q8-9 17 0`, '#5a605f', 2.4, 'opacity=".7"'),
    ),
  ];
  return sheet(scene.join(''), '#3a2c22');
}

function shorelines(): string {
  return times(9, (index) => {
    const y = 474 + index * index * 4.6;
    return line(
      `M-20 ${y + 8}Q300 ${y - 10 + index} 700 ${y + 6}T1620 ${y - 4}`,
      '#f0e6cf',
      2 + index * 0.9,
      'opacity=".38" filter="url(#hand)"',
    );
  });
}

function cracks(): string {
  const roll = dice(404);
  return times(120, () => {
    const y = roll(600, 895);
    const size = (y - 560) / 9;
    const x = roll(0, 1600);
    return line(
      `M${x.toFixed(0)} ${y.toFixed(0)}l${roll(-size, size).toFixed(0)} ${(size * 0.35).toFixed(0)}l${roll(-size, size).toFixed(0)} ${(size * 0.3).toFixed(0)}m${(-size * 0.4).toFixed(0)}-${(size * 0.3).toFixed(0)}l${(size * 1.2).toFixed(0)}-${(size * 0.12).toFixed(0)}`,
      '#4a382e',
      1.5,
      'opacity=".4"',
    );
  });
}

function reeds(): string {
  const roll = dice(77);
  return times(150, (index) => {
    const x = index < 80 ? roll(-10, 230) : roll(1240, 1610);
    const tall = roll(70, 210);
    const lean = roll(-26, 40);
    return line(
      `M${x.toFixed(0)} 910q${(lean / 4).toFixed(0)}-${(tall * 0.6).toFixed(0)} ${lean.toFixed(0)}-${tall.toFixed(0)}`,
      roll(0, 1) < 0.5 ? '#6f5a3a' : '#a5854f',
      roll(1.6, 4),
      'opacity=".85"',
    );
  });
}

export function river(): string {
  const water = polygon([
    [-20, 560],
    [1620, 548],
    [1620, 920],
    [-20, 920],
  ]);
  const scene = [
    wash(sky, [
      [0, '#4d5e6d'],
      [0.4, '#8b979b'],
      [0.62, '#cfc3ac'],
    ]),
    clouds('#c6cbc8', 520, 0.65),
    wash(ridge({ seed: 22, base: 520, rise: 150, peaks: 6 }), [
      [0, '#8f9a9c'],
      [0.3, '#b9b4a6'],
    ]),
    wash(
      ridge({ seed: 39, base: 556, rise: 50, rough: 0.66, peaks: 24 }),
      [
        [0, '#5d6560'],
        [0.2, '#7b7a6c'],
      ],
      'down',
      'filter="url(#hand)"',
    ),
    village(),
    wash(water, [
      [0, '#b3b9ae'],
      [0.25, '#6f8a92'],
      [1, '#2f4858'],
    ]),
    brushed(water, 1),
    group(bridge(), 'filter="url(#hand)"'),
    floes(),
    bank(),
  ];
  return sheet(scene.join(''), '#1c2430');
}

function village(): string {
  const roll = dice(16);
  return (
    times(9, (index) => {
      const x = 30 + index * 62 + roll(-8, 8);
      const y = 500 + (index % 3) * 18;
      const w = roll(52, 76);
      return (
        wash(box(x, y, w, 60), [
          [0, '#b7a58b'],
          [1, '#7c7064'],
        ]) +
        shape(
          polygon([
            [x - 9, y + 3],
            [x + w / 2, y - 30],
            [x + w + 9, y + 3],
          ]),
          index % 2 === 0 ? '#5f4641' : '#4b545a',
        ) +
        windows({
          x: Math.round(x + 10),
          y: y + 18,
          columns: 2,
          rows: 1,
          gap: [24, 20],
          size: [11, 14],
          lit: 0.7,
          seed: index,
          dark: '#3a3d42',
        })
      );
    }) + times(7, (index) => line(`M${60 + index * 84} 560V${430 + (index % 3) * 22}`, '#4b4440', 3))
  );
}

function bridge(): string {
  const arches = [560, 830, 1100, 1370]
    .map((x) => `M${x} 690V600Q${x} 520 ${x + 100} 520T${x + 200} 600V690z`)
    .join('');
  const wall = `M330 600Q400 470 520 436Q980 404 1620 436V700H500Q420 640 330 640z`;
  const stone =
    wash(wall, [
      [0, '#a89f90'],
      [0.5, '#857d74'],
      [1, '#4a4a4c'],
    ]) + brushed(wall, 0.9);
  const under = wash(arches, [
    [0, '#2b3138'],
    [0.6, '#4c565b'],
    [1, '#6d7472'],
  ]);
  const rim = [560, 830, 1100, 1370]
    .map((x) => line(`M${x} 690V600Q${x} 520 ${x + 100} 520T${x + 200} 600V690`, '#c2b8a4', 9))
    .join('');
  const cutwaters = [515, 782, 1052, 1322]
    .map((x) =>
      wash(
        polygon([
          [x, 560],
          [x + 26, 540],
          [x + 56, 560],
          [x + 60, 720],
          [x - 8, 720],
        ]),
        [
          [0, '#b3a997'],
          [1, '#55544f'],
        ],
      ),
    )
    .join('');
  const rail =
    line('M340 590Q410 466 520 434Q980 398 1620 430', '#c9bea8', 12) +
    times(24, (index) => shape(box(524 + index * 47, 396 - Math.sin(index / 7.6) * 14, 7, 40), '#b5ab98')) +
    line('M520 400Q980 362 1620 394', '#c9bea8', 7);
  const folk =
    figure({
      x: 1000,
      y: 424,
      tall: 92,
      coat: '#49505c',
      lit: '#8f9496',
      cloth: '#8c3f33',
      head: 'kerchief',
      skirt: true,
    }) + figure({ x: 1040, y: 424, tall: 98, coat: '#5b4a44', lit: '#9b8d7b' });
  return folk + stone + under + rim + cutwaters + rail;
}

function floes(): string {
  const roll = dice(310);
  return times(150, (index) => {
    const jam = index < 90;
    const y = jam ? roll(640, 740) : roll(730, 900);
    const x = jam ? roll(480, 1600) : roll(-40, 1640);
    const size = (y - 560) * roll(0.12, 0.34);
    const tilt = jam ? roll(-0.5, 0.5) : roll(-0.1, 0.1);
    const top = polygon([
      [x - size, y + tilt * 30],
      [x - size * 0.4, y - size * 0.28],
      [x + size * 0.7, y - size * 0.24 - tilt * 40],
      [x + size, y],
      [x + size * 0.2, y + size * 0.22],
    ]);
    const edge = polygon([
      [x - size, y + tilt * 30],
      [x + size * 0.2, y + size * 0.22],
      [x + size, y],
      [x + size, y + size * 0.16],
      [x + size * 0.2, y + size * 0.42],
      [x - size, y + tilt * 30 + size * 0.18],
    ]);
    return (
      shape(edge, '#5c7480') +
      wash(top, [
        [0, '#eef0ea'],
        [1, '#b3c1c4'],
      ])
    );
  });
}

function bank(): string {
  const snow = 'M-20 700Q120 690 240 740T470 830T640 920H-20z';
  const people =
    figure({ x: 150, y: 826, tall: 210, coat: '#3f4c5e', lit: '#8b9496', cloth: '#5b3f33' }) +
    figure({
      x: 254,
      y: 846,
      tall: 200,
      coat: '#7b4338',
      lit: '#b08064',
      head: 'kerchief',
      cloth: '#c9b68f',
      skirt: true,
      carries: 'bag',
    });
  const bags = times(13, (index) =>
    wash(
      `M${300 + (index % 5) * 62 - Math.floor(index / 5) * -30} ${884 - Math.floor(index / 5) * 34}q30-26 62 0q6 20-4 30h-56q-10-8-2-30z`,
      [
        [0, '#bcae8e'],
        [1, '#75684f'],
      ],
    ),
  );
  return (
    wash(
      snow,
      [
        [0, '#dfe2dd'],
        [0.4, '#a9b2b4'],
        [1, '#5b646a'],
      ],
      'down',
      'filter="url(#hand)"',
    ) +
    people +
    group(bags, 'filter="url(#hand)"')
  );
}

export function qanat(): string {
  const plain = box(-20, 520, 1640, 400);
  const scene = [
    wash(sky, [
      [0, '#7fa3ad'],
      [0.4, '#d5d3bd'],
      [0.6, '#f3ddb2'],
    ]),
    glow(360, 300, 520, '#fff3d4', 0.8),
    wash(
      ridge({ seed: 14, base: 540, rise: 330, rough: 0.5, peaks: 4 }),
      [
        [0, '#b4a9a2'],
        [0.3, '#d9c6a6'],
        [0.5, '#e6d2aa'],
      ],
      'down',
      'filter="url(#hand)"',
    ),
    wash(ridge({ seed: 73, base: 566, rise: 120, peaks: 7 }), [
      [0, '#b98f6b'],
      [0.2, '#d6b482'],
    ]),
    wash(plain, [
      [0, '#e2c48e'],
      [0.4, '#c39a63'],
      [1, '#6f4d36'],
    ]),
    brushed(plain, 0.9),
    mounds(),
    garden(),
    windlass(),
  ];
  return sheet(scene.join(''), '#3a261a');
}

function mounds(): string {
  const spot = ground({ horizon: 536, centre: 560, lift: 3.4, lens: 700 });
  return Array.from({ length: 11 }, (_, index) => spot(-index * 2.4 + 9, 9 + (10 - index) * (10 - index) * 0.75 + 2))
    .map(({ x, y, metre }) => {
      const r = metre * 1.7;
      return at(
        x,
        y,
        r / 100,
        wash(
          'M-150 30Q-90-44-40-46T40-46Q90-44 150 30Q0 56-150 30z',
          [
            [0, '#e6c893'],
            [0.5, '#c79c67'],
            [1, '#8d663f'],
          ],
          'across',
        ) +
          oval(0, -40, 52, 15, '#4a3023') +
          line('M-52-40A52 15 0 0 0 52-40', '#f0d7a4', 5),
      );
    })
    .join('');
}

function garden(): string {
  const roll = dice(515);
  const trees = times(34, (index) => {
    const x = 980 + index * 19 + roll(-6, 6);
    const tall = roll(90, 200);
    const y = 620 + roll(-12, 16);
    return wash(
      `M${x} ${y - tall}Q${x + 24} ${y - tall * 0.4} ${x + 9} ${y}h-18Q${x - 24} ${y - tall * 0.4} ${x} ${y - tall}z`,
      [
        [0, '#5f7752'],
        [0.5, '#879765'],
        [1, '#44543f'],
      ],
      'across',
    );
  });
  const wall = wash(box(960, 606, 680, 50), [
    [0, '#dcb880'],
    [1, '#9a7148'],
  ]);
  const water = wash('M1180 656Q1120 740 1180 800T1060 920H1300Q1330 840 1260 780T1236 656z', [
    [0, '#c9d3c2'],
    [0.5, '#6f9aa0'],
    [1, '#35606b'],
  ]);
  return group(
    trees +
      wall +
      water +
      line('M1180 656Q1120 740 1180 800T1060 920M1236 656Q1190 740 1260 780T1300 920', '#8f6a45', 8),
    'filter="url(#hand)"',
  );
}

function windlass(): string {
  const frame =
    line('M560 800L590 640L622 800M760 800L730 640L700 800', '#4d3527', 12) +
    line('M560 664H770', '#6b4a34', 16) +
    line('M664 664V770', '#d8c59b', 4) +
    times(6, (index) =>
      line(`M770 664l${Math.round(Math.cos(index) * 40)} ${Math.round(Math.sin(index) * 40)}`, '#5c4030', 6),
    );
  const pile =
    wash('M430 830Q560 760 660 766T900 836Q660 872 430 830z', [
      [0, '#e6c893'],
      [0.6, '#b98c5a'],
      [1, '#7d5838'],
    ]) + oval(664, 790, 92, 22, '#3d281d');
  const workers =
    figure({ x: 850, y: 826, tall: 214, coat: '#5f6f74', lit: '#d9c092', head: 'hat', cloth: '#ede0c2' }) +
    figure({
      x: 480,
      y: 830,
      tall: 206,
      coat: '#7d4a37',
      lit: '#d29c68',
      head: 'bare',
      walking: true,
      carries: 'bucket',
    });
  return (
    shadow(850, 822, 50, 160, 20, 0.4) +
    shadow(480, 826, 50, 150, 20, 0.4) +
    group(pile + frame, 'filter="url(#hand)"') +
    workers
  );
}
