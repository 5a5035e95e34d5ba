// Far from town: the railway by day, the observatory by night.
import { figure, shadow } from './figures.ts';
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

const sky = box(0, 0, 1600, 900);

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
