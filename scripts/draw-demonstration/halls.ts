// Rooms with people in them: the press hall, the classroom.
import { box, brushed, dice, glow, group, line, oval, polygon, shape, sheet, times, wash } from './svg.ts';
import type { Point } from './svg.ts';

const room = box(0, 0, 1600, 900);

export function press(): string {
  const floor = box(-20, 640, 1640, 280);
  const scene = [
    wash(room, [
      [0, '#2c3038'],
      [0.5, '#4a4a4c'],
      [1, '#5b5148'],
    ]),
    times(3, (index) =>
      shape(
        polygon([
          [1000 + index * 190, -10],
          [1120 + index * 190, -10],
          [700 + index * 190, 640],
          [460 + index * 190, 640],
        ]),
        '#f0d5a0',
        'opacity=".13" filter="url(#soft)"',
      ),
    ),
    times(
      3,
      (index) =>
        wash(box(1010 + index * 190, -10, 120, 150), [
          [0, '#f6e3b8'],
          [1, '#dcb77c'],
        ]) + line(`M${1070 + index * 190} 0V140M${1010 + index * 190} 70h120`, '#3a3a40', 6),
    ),
    machine(),
    wash(floor, [
      [0, '#6a5847'],
      [1, '#2e2824'],
    ]) + brushed(floor, 0.8),
    glow(900, 730, 620, '#f0cf95', 0.35, 0.24),
    bundle(250, 838, 1.0, 9),
    bundle(1330, 822, 0.86, 6),
    bundle(760, 880, 1.24, 13),
  ];
  return sheet(scene.join(''), '#15120f');
}

function machine(): string {
  const frame =
    wash(
      box(120, 170, 1360, 480),
      [
        [0, '#3c4a50'],
        [0.5, '#586669'],
        [1, '#2e373c'],
      ],
      'across',
    ) + shape(box(120, 150, 1360, 30), '#75807e');
  const paper = wash(
    'M-20 250L220 250Q270 250 280 300L330 520Q340 560 390 540L560 320Q590 286 620 330L700 520Q720 560 760 530L930 300Q950 270 990 280L1200 470Q1240 500 1280 466L1640 250V322L1300 536Q1240 570 1180 530L1000 352Q970 338 950 366L776 588Q716 640 668 580L600 420L420 602Q320 660 290 580L226 320H-20z',
    [
      [0, '#cfc4ae'],
      [0.5, '#f3ead6'],
      [1, '#d8cbb0'],
    ],
    'across',
  );
  const print = times(16, (index) =>
    line(`M${-10 + index * 15} 262v${44}`, '#8b8376', 5, 'opacity=".5" stroke-dasharray="3 3"'),
  );
  const rollers = (
    [
      [250, 300, 70],
      [360, 560, 78],
      [590, 330, 70],
      [716, 566, 78],
      [966, 310, 66],
      [480, 440, 52],
      [850, 440, 52],
      [1236, 420, 76],
      [1110, 280, 44],
    ] as const
  )
    .map(
      ([x, y, r]) =>
        oval(x, y, r, r, '#23282d') +
        wash(`M${x - r} ${y}a${r} ${r} 0 1 1 ${r * 2} 0a${r} ${r} 0 1 1 ${-r * 2} 0z`, [
          [0, '#8f9a98'],
          [0.4, '#5b666a'],
          [1, '#1f2429'],
        ]) +
        oval(x, y, r * 0.3, r * 0.3, '#b08a4c') +
        oval(x, y, r * 0.12, r * 0.12, '#2a2421'),
    )
    .join('');
  const rivets = times(34, (index) => oval(140 + index * 40, 165, 4, 4, '#2e363a'));
  return group(frame + rollers + paper + print + rivets, 'filter="url(#hand)"');
}

function bundle(x: number, y: number, scale: number, sheets: number): string {
  const roll = dice(x);
  const layers = times(sheets, (index) => {
    const shift = roll(-7, 7);
    const top = -index * 15;
    return (
      wash(
        `M${-190 + shift} ${top}h370q8 7 0 14h-370q-9-7 0-14z`,
        [
          [0, '#b8aa8f'],
          [0.7, '#efe4cb'],
          [1, '#cbbb9b'],
        ],
        'across',
      ) + line(`M${-188 + shift} ${top + 14}h366`, '#5f5546', 1.6, 'opacity=".6"')
    );
  });
  const top = -sheets * 15 + 15;
  const face: Point[] = [
    [-190, top],
    [180, top],
    [126, top - 78],
    [-140, top - 78],
  ];
  const front = wash(polygon(face), [
    [0, '#e6d9bd'],
    [1, '#f8f0dc'],
  ]);
  const printed =
    times(3, (index) =>
      line(
        `M${-128 + index * 6 - index * 8} ${top - 58 + index * 18}H${40 + index * 8}`,
        '#4a443c',
        3.4,
        'stroke-dasharray="19 6 32 5 12 7" opacity=".65"',
      ),
    ) +
    shape(
      polygon([
        [66, top - 62],
        [116, top - 62],
        [146, top - 16],
        [84, top - 16],
      ]),
      '#7a7466',
    ) +
    line(`M-130 ${top - 70}H110`, '#2b2723', 6, 'opacity=".75"');
  const string = line(`M-30 14L-30 ${top}L-20 ${top - 78}M-190 ${top / 2}`, '#7a4a30', 4);
  return group(
    oval(0, 20, 240, 22, '#14100d', 'opacity=".5"') + layers + front + printed + string,
    `transform="translate(${x} ${y - 14}) scale(${scale})" filter="url(#hand)"`,
  );
}

export function classroom(): string {
  const wall = box(0, 0, 1600, 700);
  const scene = [
    wash(wall, [
      [0, '#7d8f86'],
      [0.62, '#a5ab95'],
      [0.63, '#5f7a72'],
      [1, '#4c655f'],
    ]),
    brushed(wall, 0.6),
    shape(
      polygon([
        [420, -10],
        [900, -10],
        [1500, 640],
        [1000, 640],
      ]),
      '#fbe6b4',
      'opacity=".34" filter="url(#soft)"',
    ),
    bigWindow(),
    board(),
    teacher(),
    pupils(),
    glow(260, 320, 760, '#ffe9bd', 0.4),
  ];
  return sheet(scene.join(''), '#1e241f');
}

function bigWindow(): string {
  const view =
    wash(box(70, 90, 330, 420), [
      [0, '#dfe7de'],
      [0.6, '#fbeecb'],
      [1, '#e5c995'],
    ]) +
    shape('M70 400Q140 330 220 372T400 350V510H70z', '#b8b79a') +
    shape('M70 450Q200 420 400 446V510H70z', '#94a07e');
  const frame = line('M70 90h330v420H70zM235 90v420M70 220h330', '#ece3cb', 16);
  return group(
    view +
      frame +
      shape(box(46, 508, 380, 22), '#f0e6cd') +
      wash('M330 508q-14-44-2-70h64q12 26-2 70z', [
        [0, '#b3694a'],
        [1, '#8c4d38'],
      ]) +
      times(9, (index) =>
        line(`M361 440q${(index - 4) * 8}-40 ${(index - 4) * 16}-${70 - Math.abs(index - 4) * 8}`, '#5a7a4c', 6),
      ),
    'filter="url(#hand)"',
  );
}

function board(): string {
  const slate = wash(box(640, 130, 760, 340), [
    [0, '#2f4a44'],
    [1, '#3c5a50'],
  ]);
  const chalk = times(
    5,
    (index) =>
      line(
        `M${690} ${190 + index * 54}q16-18 30 0t34-4t30 6h${60 + ((index * 47) % 130)}`,
        '#e9ebdc',
        4.5,
        'opacity=".75" stroke-dasharray="44 13 26 9 62 15"',
      ) +
      line(
        `M1390 ${190 + index * 54}m-40 0q-16 14-34 0t-30-4t-36 6h-${50 + ((index * 61) % 110)}`,
        '#f0d9a2',
        4.5,
        'opacity=".7" stroke-dasharray="30 11 52 8"',
      ),
  );
  return group(
    shape(box(618, 108, 804, 384), '#7a5337') +
      slate +
      chalk +
      line('M1020 150V450', '#e9ebdc', 2, 'opacity=".5"') +
      shape(box(618, 488, 804, 16), '#9a6b45') +
      shape(box(800, 480, 40, 9), '#efe9da'),
    'filter="url(#hand)"',
  );
}

function teacher(): string {
  const arm = line('M1190 372Q1150 350 1118 306', '#7b4338', 30) + oval(1114, 298, 13, 14, '#a87a5c');
  const coat = wash(
    'M1180 690Q1172 440 1196 372Q1216 338 1250 338T1306 372Q1330 450 1322 690z',
    [
      [0, '#b0634a'],
      [0.5, '#7b4338'],
      [1, '#5b3230'],
    ],
    'across',
  );
  return group(
    arm +
      coat +
      shape('M1236 310h28v34h-28z', '#8a5f49') +
      shape('M1212 290Q1206 224 1250 222T1290 288Q1292 330 1250 334T1212 290z', '#33261f') +
      shape('M1216 262Q1226 228 1250 224Q1230 250 1222 296z', '#8a6a4c', 'opacity=".6"'),
    'filter="url(#hand)"',
  );
}

function pupils(): string {
  const rows = [
    { y: 640, size: 0.78, xs: [420, 640, 860, 1080, 1420], desk: '#a5774c' },
    { y: 800, size: 1.12, xs: [240, 560, 900, 1220, 1520], desk: '#85603f' },
  ];
  const paints = ['#46586b', '#8a5a3c', '#5b6b56', '#7b4338', '#6b5b74', '#a07a42', '#3f4a5a'];
  return rows
    .map(
      ({ y, size, xs, desk }, row) =>
        wash(box(-20, y - 26 * size, 1640, 24), [
          [0, desk],
          [1, '#5a3f2c'],
        ]) +
        xs
          .map((x, seat) =>
            group(
              pupil(paints[(seat * 2 + row * 3) % 7] ?? '#46586b', (seat + row) % 3),
              `transform="translate(${x} ${y}) scale(${size})" filter="url(#hand)"`,
            ),
          )
          .join(''),
    )
    .join('');
}

function pupil(paint: string, kind: number): string {
  const body = wash(
    'M-112 170Q-118 10-64-20Q-30-34 0-34T64-20Q118 10 112 170z',
    [
      [0, '#e3c79a'],
      [0.16, paint],
      [1, '#2a2a32'],
    ],
    'across',
  );
  const neck = shape('M-18-62h36v36h-36z', '#8f6850');
  const heads = [
    shape('M-46-96Q-50-164 0-166T46-96Q44-52 0-50T-46-96z', '#2f241f') +
      shape('M-46-96Q-50-150-16-163Q-34-120-36-70Q-44-80-46-96z', '#a8835a', 'opacity=".7"'),
    shape('M-50-92Q-56-168 0-170T50-92Q54-40 70-22L0 20L-70-22Q-54-40-50-92z', '#b9a77f') +
      shape('M-50-92Q-56-150-16-167Q-40-110-44-50L-70-22Q-54-40-50-92z', '#f6e6bd', 'opacity=".8"'),
    shape('M-44-96Q-46-160 0-162T44-96Q42-54 0-52T-44-96z', '#6b6661') +
      shape('M-44-96Q-46-150-12-160Q-32-120-34-72Q-42-80-44-96z', '#e8dcc2', 'opacity=".7"'),
  ];
  return neck + body + (heads[kind] ?? '');
}
