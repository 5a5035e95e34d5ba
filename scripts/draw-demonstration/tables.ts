// Things on a table: old photographs, a game of chess.
import { box, brushed, glow, group, line, oval, polygon, shape, sheet, times, wash } from './svg.ts';
import type { Point } from './svg.ts';

const room = box(0, 0, 1600, 900);

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
