// Scenes indoors: the press hall, old photographs, a classroom, a game of chess.
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

export function photographs(): string {
  const table = box(0, 0, 1600, 900);
  const places = [
    [330, 300, -14, 1.15, 'hills'],
    [820, 200, 5, 1, 'yurt'],
    [1240, 300, 12, 1.1, 'two'],
    [560, 620, 8, 1.25, 'two'],
    [1010, 610, -6, 1.45, 'lake'],
    [160, 690, 18, 1, 'yurt'],
    [1440, 690, -10, 1.05, 'hills'],
  ] as const;
  const scene = [
    wash(table, [
      [0, '#5a3d2c'],
      [1, '#70492f'],
    ]),
    brushed(table, 1),
    times(9, (index) => line(`M0 ${60 + index * 104}H1600`, '#2a1b14', 3, 'opacity=".4"')),
    glow(1150, 180, 1100, '#ffd898', 0.5),
    ...places.map(([x, y, turn, scale, view]) => print(x, y, turn, scale, view)),
    magnifier(930, 560),
    ribbon(),
  ];
  return sheet(scene.join(''), '#160d08');
}

function print(x: number, y: number, turn: number, scale: number, view: 'hills' | 'yurt' | 'two' | 'lake'): string {
  const edge = `M-160-112${times(32, () => 'q5-5 10 0')}${times(22, () => 'q5 5 0 10')}${times(32, () => 'q-5 5-10 0')}${times(22, () => 'q-5-5 0-10')}z`;
  const inside = group(picture(view), `clip-path="inset(0)"`);
  const veil = wash(
    box(-142, -94, 284, 184),
    [
      [0, '#f5dfae', 0.3],
      [1, '#3a2415', 0.3],
    ],
    'across',
  );
  const crease = line('M-120-94L-60 90', '#f3e6c8', 1.6, 'opacity=".5"');
  return group(
    shape(edge, '#120a06', 'opacity=".45" filter="url(#soft)" transform="translate(-10 14)"') +
      wash(edge, [
        [0, '#f6ecd2'],
        [1, '#e0cfa8'],
      ]) +
      inside +
      veil +
      (view === 'lake' ? crease : ''),
    `transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})"`,
  );
}

function picture(view: 'hills' | 'yurt' | 'two' | 'lake'): string {
  const air = wash(box(-142, -94, 284, 184), [
    [0, '#b39a72'],
    [0.6, '#e3cfa4'],
    [1, '#a3845a'],
  ]);
  const hills =
    shape('M-142 10Q-90-50-40-12T60-34T142 0V90H-142z', '#94744d') +
    shape('M-142 40Q-40 10 40 34T142 26V90H-142z', '#6b4f34');
  switch (view) {
    case 'hills':
      return air + hills + times(5, (index) => horse(-90 + index * 44, 46 + (index % 2) * 14));
    case 'yurt':
      return (
        air +
        hills +
        wash(
          'M-70 64V18Q-60-18 0-26Q60-18 70 18V64z',
          [
            [0, '#5d432c'],
            [0.6, '#ddc699'],
            [1, '#a98a5d'],
          ],
          'across',
        ) +
        shape(box(-16, 22, 32, 42), '#4a3323') +
        person(96, 74, 0.8) +
        person(-104, 76, 0.7)
      );
    case 'two':
      return (
        air +
        shape(box(-142, 56, 284, 34), '#6b4f34') +
        person(-52, 92, 1.7) +
        person(14, 92, 1.5) +
        person(76, 92, 1.75)
      );
    case 'lake':
      return (
        air +
        shape('M-142-6Q-40-30 40-10T142-14V90H-142z', '#a58a60') +
        wash(box(-142, 6, 284, 50), [
          [0, '#efe0b8'],
          [1, '#b89b6c'],
        ]) +
        shape('M-80 36Q-74 54-50 56H30Q52 54 62 32Q10 42-80 36z', '#4a3323') +
        line('M-10 38V-46L34 26', '#4a3323', 3) +
        shape('M-8-40L30 24H-8z', '#ead9b0') +
        shape(box(-142, 62, 284, 28), '#6b4f34') +
        person(90, 84, 0.8)
      );
  }
}

function person(x: number, y: number, scale: number): string {
  return group(
    '<ellipse cx="0" cy="-74" rx="10" ry="12" fill="#c9ab7c"/>' +
      shape('M-12-78Q-10-92 0-92T12-78z', '#3a281b') +
      shape('M-26 0V-40Q-24-60 0-61T26-40V0z', '#4a3424') +
      shape('M-8-60L0-44L8-60z', '#d8c298'),
    `transform="translate(${x} ${y}) scale(${scale})"`,
  );
}

function horse(x: number, y: number): string {
  return shape(`M${x} ${y}q4-14 22-12l8-12q8 2 6 10l-8 6q0 6-4 10l2 16h-4l-3-14h-10l-3 14h-4z`, '#3a281b');
}

function magnifier(x: number, y: number): string {
  return group(
    line(`M${x + 104} ${y + 104}L${x + 236} ${y + 232}`, '#24160e', 34, 'opacity=".4" filter="url(#soft)"') +
      line(`M${x + 100} ${y + 96}L${x + 226} ${y + 218}`, '#6b3f26', 30) +
      line(`M${x + 104} ${y + 92}L${x + 224} ${y + 208}`, '#a06a42', 8) +
      oval(x, y, 138, 138, '#fff4d6', 'opacity=".22"') +
      `<circle cx="${x}" cy="${y}" r="138" fill="none" stroke="#a87f3e" stroke-width="18"/><circle cx="${x}" cy="${y}" r="132" fill="none" stroke="#f0d08a" stroke-width="4"/>` +
      line(`M${x - 92} ${y - 40}Q${x - 66} ${y - 92} ${x - 12} ${y - 100}`, '#fffaf0', 12, 'opacity=".6"'),
    '',
  );
}

function ribbon(): string {
  return (
    line('M-20 470Q90 420 170 480T330 470', '#8c3f33', 12, 'filter="url(#hand)"') +
    line('M-20 466Q90 416 170 476T330 466', '#c26a52', 3, 'filter="url(#hand)"')
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

export function chess(): string {
  const scene = [
    wash(room, [
      [0, '#3a3f45'],
      [0.5, '#6b6558'],
      [1, '#3a2c24'],
    ]),
    wash(
      box(120, -10, 340, 430),
      [
        [0, '#f3e6c4'],
        [1, '#dcb985'],
      ],
      'down',
      'filter="url(#soft)"',
    ) + line('M290 0V420M120 190h340', '#4a4842', 18, 'filter="url(#soft)"'),
    group(
      wash('M1010 470Q1000 210 1120 170T1300 190Q1400 240 1400 470z', [
        [0, '#5d4f4a'],
        [1, '#2f2a2c'],
      ]) + oval(1200, 110, 78, 92, '#332825'),
      'filter="url(#mist)"',
    ),
    glow(300, 260, 900, '#ffe7b6', 0.4),
    squares(),
    men(),
  ];
  return sheet(scene.join(''), '#17100c');
}

function corner(file: number, rank: number): Point {
  const away = 1 / (1 + rank * 0.135);
  return [820 + (file - 4) * 262 * away, 470 + (away - 0.48) * 790];
}

function squares(): string {
  const edge = wash(polygon([corner(-0.35, -0.2), corner(8.35, -0.2), corner(8.35, 8.3), corner(-0.35, 8.3)]), [
    [0, '#8a5f3d'],
    [1, '#4a2f20'],
  ]);
  const fields = times(64, (index) => {
    const [file, rank] = [index % 8, Math.floor(index / 8)];
    return shape(
      polygon([corner(file, rank), corner(file + 1, rank), corner(file + 1, rank + 1), corner(file, rank + 1)]),
      (file + rank) % 2 === 0 ? '#6b4630' : '#e3cb9c',
    );
  });
  return (
    wash(box(0, 460, 1600, 440), [
      [0, '#6b4a34'],
      [1, '#2e1f17'],
    ]) +
    edge +
    fields +
    glow(420, 640, 620, '#fff0c8', 0.4, 0.4)
  );
}

const profiles = {
  pawn: 'M-30 0Q-32-12-22-16Q-10-44-10-62H-18V-70H-8Q-20-78-20-92A20 20 0 0 1 20-92Q20-78 8-70H18V-62H10Q10-44 22-16Q32-12 30 0z',
  rook: 'M-36 0Q-38-14-26-18Q-16-60-18-92H-28V-124H-16V-112H-6V-124H6V-112H16V-124H28V-92H18Q16-60 26-18Q38-14 36 0z',
  knight:
    'M-36 0Q-38-14-26-18Q-22-50 4-72Q-14-66-30-56Q-44-60-40-74Q-24-96-14-118L-6-138L4-122Q42-106 34-54Q30-34 26-18Q38-14 36 0z',
  queen:
    'M-40 0Q-42-14-28-20Q-12-80-14-116H-24V-126H-16L-30-160L-12-148L0-170L12-148L30-160L16-126H24V-116H14Q12-80 28-20Q42-14 40 0z',
  king: 'M-40 0Q-42-14-28-20Q-12-80-14-122H-24V-132H-18Q-26-152-10-158H-5V-168H-14V-178H-5V-190H5V-178H14V-168H5V-158H10Q26-152 18-132H24V-122H14Q12-80 28-20Q42-14 40 0z',
} as const;

function men(): string {
  const places = [
    ['king', 6.5, 7.2, 'dark'],
    ['rook', 5.5, 7.2, 'dark'],
    ['pawn', 6.5, 6.3, 'dark'],
    ['pawn', 7.5, 6.3, 'dark'],
    ['queen', 3.5, 5.4, 'dark'],
    ['pawn', 4.5, 4.5, 'dark'],
    ['knight', 2.5, 4.5, 'light'],
    ['pawn', 3.5, 3.4, 'light'],
    ['rook', 1.5, 2.4, 'light'],
    ['pawn', 5.5, 2.3, 'light'],
    ['pawn', 6.5, 1.3, 'light'],
    ['king', 5.5, 0.9, 'light'],
    ['knight', 2.3, 0.7, 'dark'],
  ] as const;
  return places
    .map(([kind, file, rank, side]) => {
      const [x, y] = corner(file, rank);
      const scale = 2.1 / (1 + rank * 0.135);
      const stops =
        side === 'light'
          ? ([
              [0, '#fff4d8'],
              [0.4, '#e0c596'],
              [1, '#8f6c46'],
            ] as const)
          : ([
              [0, '#b08a66'],
              [0.25, '#4a352c'],
              [1, '#17110f'],
            ] as const);
      const fall = `<g transform="translate(${x} ${y}) scale(${scale}) skewX(-62) scale(1 -.42)" opacity=".4" filter="url(#soft)">${shape(profiles[kind], '#1a100a')}</g>`;
      return (
        fall +
        group(
          wash(profiles[kind], stops, 'across') + line('M-26-18Q0-10 26-18', '#1a100a', 1.6, 'opacity=".4"'),
          `transform="translate(${x} ${y}) scale(${scale})"`,
        )
      );
    })
    .join('');
}
