// Scenes out of town: the lake, the river, the railway, the observatory, the qanat.
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

export function rail(): string {
  const steppe = box(-20, 560, 1640, 360);
  const scene = [
    wash(sky, [
      [0, '#5d8296'],
      [0.32, '#b3bfb3'],
      [0.5, '#eecf97'],
      [0.63, '#e9a868'],
    ]),
    clouds('#fbe6c4', 540, 0.8),
    glow(700, 560, 700, '#fff0c4', 0.85, 0.6),
    wash(ridge({ seed: 7, base: 566, rise: 46, peaks: 6 }), [
      [0, '#a58f78'],
      [0.12, '#cfa873'],
    ]),
    wash(steppe, [
      [0, '#d9b06f'],
      [0.2, '#b58a4d'],
      [0.6, '#85653d'],
      [1, '#4a382c'],
    ]),
    brushed(steppe, 0.9),
    tracks(),
    poles(),
    station(),
    grass(),
    shadow(1010, 806, 110, 130, 18, 0.5),
    figure({
      x: 1010,
      y: 808,
      tall: 216,
      coat: '#41495a',
      lit: '#c9935c',
      cloth: '#4b3a34',
      carries: 'bag',
      walking: true,
    }),
  ];
  return sheet(scene.join(''), '#33241e');
}

function tracks(): string {
  const spot = ground({ horizon: 566, centre: 700, lift: 1.7, lens: 900 });
  const strip = (left: number, right: number, fill: string, more = '') => {
    const corners = (
      [
        [left, 200],
        [right, 200],
        [right, 3.8],
        [left, 3.8],
      ] as const
    ).map(([side, away]) => spot(side, away));
    return shape(polygon(corners.map(({ x, y }) => [x, y] as const)), fill, more);
  };
  const sleepers = times(90, (index) => {
    const near = spot(0, 4 + index * 0.75);
    const half = near.metre * 1.25;
    return shape(box(near.x - half, near.y, half * 2, Math.max(1, near.metre * 0.09)), '#4d3a30', 'opacity=".85"');
  });
  const weeds = times(70, (index) => {
    const near = spot(((index * 37) % 30) / 12 - 1.25, 4.2 + ((index * 7.3) % 40));
    return line(
      `M${near.x.toFixed(0)} ${near.y.toFixed(0)}l${(index % 5) - 2} ${(-near.metre * 0.22).toFixed(0)}`,
      '#8c8344',
      Math.max(1, near.metre * 0.018),
    );
  });
  return (
    strip(-1.9, 1.9, '#8d7a66', 'opacity=".9"') +
    sleepers +
    strip(-0.84, -0.72, '#8a5a3c') +
    strip(-0.8, -0.76, '#e3b88a') +
    strip(0.72, 0.84, '#8a5a3c') +
    strip(0.76, 0.8, '#f4d09c') +
    weeds
  );
}

function poles(): string {
  const spot = ground({ horizon: 566, centre: 700, lift: 1.7, lens: 900 });
  const posts = Array.from({ length: 9 }, (_, index) => spot(-5.2, 9 + index * index * 2.4));
  const wood = posts
    .map(({ x, y, metre }) =>
      line(
        `M${x.toFixed(0)} ${y.toFixed(0)}V${(y - metre * 5).toFixed(0)}M${(x - metre * 0.7).toFixed(0)} ${(y - metre * 4.6).toFixed(0)}h${(metre * 1.4).toFixed(0)}`,
        '#4a382f',
        Math.max(1.4, metre * 0.12),
      ),
    )
    .join('');
  const wire = posts.slice(1).map((far, index) => {
    const near = posts[index] ?? far;
    const [a, b] = [near.y - near.metre * 4.65, far.y - far.metre * 4.65];
    return line(
      `M${(near.x - near.metre * 0.65).toFixed(0)} ${a.toFixed(0)}Q${((near.x + far.x) / 2).toFixed(0)} ${((a + b) / 2 + near.metre * 0.4).toFixed(0)} ${(far.x - far.metre * 0.65).toFixed(0)} ${b.toFixed(0)}`,
      '#4a382f',
      1.6,
      'opacity=".7"',
    );
  });
  return wood + wire.join('');
}

function station(): string {
  const house =
    wash(box(1120, 470, 250, 140), [
      [0, '#c58f5f'],
      [1, '#7d543d'],
    ]) +
    wash(box(1120, 470, 70, 140), [
      [0, '#f0c384'],
      [1, '#b3804f'],
    ]) +
    shape(
      polygon([
        [1098, 474],
        [1150, 410],
        [1348, 410],
        [1392, 474],
      ]),
      '#5b3a34',
    ) +
    shape(
      polygon([
        [1098, 474],
        [1150, 410],
        [1190, 474],
      ]),
      '#9a6248',
    );
  const holes =
    shape(
      box(1212, 506, 30, 46) + box(1262, 506, 30, 46) + box(1320, 500, 32, 110) + box(1142, 510, 24, 40),
      '#3c2d2e',
    ) + line('M1208 530l40-16M1258 512l38 34', '#a5835c', 6);
  const platform = wash(box(1040, 608, 460, 22), [
    [0, '#cfa878'],
    [1, '#6b503c'],
  ]);
  return (
    group(platform + house + holes + shape(box(1300, 380, 22, 50), '#6b463a'), 'filter="url(#hand)"') + tree(1470, 610)
  );
}

function tree(x: number, y: number): string {
  const roll = dice(x);
  const limbs = times(9, (index) =>
    line(
      `M${x} ${y - 40 - index * 12}q${(index % 2 === 0 ? 1 : -1) * roll(14, 40)}-20 ${(index % 2 === 0 ? 1 : -1) * roll(34, 70)}-${roll(40, 80)}`,
      '#4a352c',
      3,
    ),
  );
  return line(`M${x} ${y}q6-90-2-190`, '#4a352c', 9) + limbs;
}

function grass(): string {
  const roll = dice(1201);
  return times(520, () => {
    const y = roll(640, 910);
    const x = roll(-10, 1610);
    const free = Math.abs(x - 700) > (y - 560) * 1.25;
    const tall = (y - 540) * roll(0.14, 0.34);
    return free
      ? line(
          `M${x.toFixed(0)} ${y.toFixed(0)}q${roll(2, 8).toFixed(0)}-${(tall * 0.6).toFixed(0)} ${roll(8, 26).toFixed(0)}-${tall.toFixed(0)}`,
          roll(0, 1) < 0.5 ? '#e0b567' : '#7c5b35',
          roll(1, 2.6),
          'opacity=".7"',
        )
      : '';
  });
}

export function observatory(): string {
  const roll = dice(9);
  const stars = times(520, () =>
    oval(
      roll(0, 1600),
      roll(0, 640),
      roll(0.5, 1.9),
      roll(0.5, 1.9),
      roll(0, 1) < 0.8 ? '#f3f0e2' : '#f2c893',
      `opacity="${roll(0.25, 1).toFixed(2)}"`,
    ),
  );
  const scene = [
    wash(sky, [
      [0, '#0f1a30'],
      [0.45, '#24385a'],
      [0.72, '#5c7390'],
      [0.86, '#b69c94'],
    ]),
    galaxy(),
    stars,
    wash(
      ridge({ seed: 61, base: 690, rise: 220, rough: 0.54, peaks: 5 }),
      [
        [0, '#6f819b'],
        [0.25, '#8f93a3'],
      ],
      'down',
      'filter="url(#hand)"',
    ),
    wash(
      ridge({ seed: 88, base: 760, rise: 190, rough: 0.52, peaks: 4 }),
      [
        [0, '#3d506d'],
        [0.4, '#5d6c86'],
      ],
      'down',
      'filter="url(#hand)"',
    ),
    group(glow(260, 740, 240, '#f4c98a', 0.4, 0.3), ''),
    wash(
      'M-20 900Q300 800 640 742Q880 700 1120 690T1620 770V920H-20z',
      [
        [0, '#2c3a54'],
        [1, '#141c2e'],
      ],
      'down',
      'filter="url(#hand)"',
    ),
    dome(1010, 700),
    hut(1330, 718),
    line('M150 900Q480 800 760 762T960 712', '#8391a6', 7, 'opacity=".35" filter="url(#hand)"'),
    figure({ x: 560, y: 824, tall: 112, coat: '#2e3a52', lit: '#7a86a0', walking: true, carries: 'lantern' }),
    figure({
      x: 500,
      y: 838,
      tall: 116,
      coat: '#4a3a44',
      lit: '#7f6f7c',
      head: 'kerchief',
      cloth: '#7c4a44',
      skirt: true,
    }),
    figure({
      x: 630,
      y: 810,
      tall: 84,
      coat: '#5b4434',
      lit: '#a5815c',
      head: 'hood',
      cloth: '#6b4d38',
      walking: true,
    }),
    glow(585, 800, 150, '#f6cd83', 0.4, 0.5),
  ];
  return sheet(scene.join(''), '#080d1c');
}

function galaxy(): string {
  const roll = dice(345);
  const dust = times(900, () => {
    const along = roll(0, 1);
    const off = (roll(-1, 1) + roll(-1, 1) + roll(-1, 1)) * 62;
    return oval(
      120 + along * 1000 + off * 0.55,
      660 - along * 700 + off,
      roll(0.4, 1.3),
      roll(0.4, 1.3),
      '#efe9dc',
      `opacity="${roll(0.15, 0.7).toFixed(2)}"`,
    );
  });
  const veil = [0.1, 0.3, 0.5, 0.7, 0.9]
    .map((along, index) =>
      glow(
        120 + along * 1000,
        660 - along * 700,
        250 + (index % 2) * 50,
        index % 2 === 0 ? '#a9b4d0' : '#cdb6b4',
        0.26,
      ),
    )
    .join('');
  return group(veil, 'filter="url(#mist)"') + dust;
}

function dome(x: number, y: number): string {
  const drum = wash(
    box(x - 118, y - 96, 236, 110),
    [
      [0, '#7d8aa0'],
      [0.6, '#c3c3c4'],
      [1, '#8a8f9e'],
    ],
    'across',
  );
  const shell = wash(
    `M${x - 132} ${y - 92}A132 132 0 0 1 ${x + 132} ${y - 92}z`,
    [
      [0, '#64738d'],
      [0.55, '#dcd9d2'],
      [0.8, '#c3bdb6'],
      [1, '#8d8c98'],
    ],
    'across',
  );
  const slit =
    shape(
      `M${x - 6} ${y - 94}Q${x - 20} ${y - 190} ${x - 44} ${y - 218}L${x - 2} ${y - 226}Q${x + 30} ${y - 190} ${x + 36} ${y - 94}z`,
      '#1d2436',
    ) +
    wash(
      `M${x - 2} ${y - 94}Q${x - 10} ${y - 160} ${x - 30} ${y - 200}L${x - 4} ${y - 206}Q${x + 22} ${y - 170} ${x + 28} ${y - 94}z`,
      [
        [0, '#e39a52', 0.55],
        [1, '#ffd084', 1],
      ],
    );
  const tube = line(`M${x + 10} ${y - 104}L${x - 20} ${y - 192}`, '#20242f', 17);
  const ribs = line(
    `M${x - 90} ${y - 92}Q${x - 88} ${y - 170} ${x - 50} ${y - 212}M${x + 78} ${y - 92}Q${x + 84} ${y - 160} ${x + 44} ${y - 214}`,
    '#4d5a73',
    2,
    'opacity=".5"',
  );
  const door =
    shape(box(x + 46, y - 60, 34, 74), '#f0be6f') +
    shape(box(x - 80, y - 62, 22, 30) + box(x - 40, y - 62, 22, 30), '#3a445c');
  return (
    glow(x, y - 150, 300, '#f0c38a', 0.3) +
    group(
      drum + shell + ribs + slit + tube + line(`M${x - 134} ${y - 92}h268`, '#eceae2', 6) + door,
      'filter="url(#hand)"',
    ) +
    glow(x + 64, y + 10, 150, '#f5c47a', 0.5, 0.3)
  );
}

function hut(x: number, y: number): string {
  return group(
    wash(box(x, y - 50, 130, 70), [
      [0, '#55617a'],
      [1, '#39445c'],
    ]) +
      shape(
        polygon([
          [x - 14, y - 48],
          [x + 30, y - 84],
          [x + 104, y - 84],
          [x + 144, y - 48],
        ]),
        '#a9b2c3',
      ) +
      shape(box(x + 20, y - 32, 24, 24) + box(x + 66, y - 32, 24, 24), '#f0be6f'),
    'filter="url(#hand)"',
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
