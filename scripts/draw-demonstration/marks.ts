// The marks of the units: one emblem each, on the same ground. Drawn on the full sheet, delivered small.
import { box, brushed, dice, glow, group, line, oval, polygon, ridge, shape, sheet, times, wash } from './svg.ts';

const field = box(0, 0, 1600, 900);

/** Feather grass before a low sun. */
export function markKazakh(): string {
  const roll = dice(31);
  const plumes = times(34, (index) => {
    const x = -40 + index * 50 + roll(-16, 16);
    const [bend, top] = [roll(120, 230), roll(330, 620)];
    const stem = `M${x.toFixed(0)} 920Q${x.toFixed(0)} ${(top + 60).toFixed(0)} ${(x + bend).toFixed(0)} ${top.toFixed(0)}`;
    return line(stem, index % 3 === 0 ? '#e3b660' : '#f3e3b6', roll(7, 13)) + line(stem, '#fff8e2', 3, 'opacity=".6"');
  });
  const bands = times(3, (index) =>
    line(`M${470 - index * 60} ${600 + index * 44}H${1130 + index * 60}`, '#f0c97a', 10, 'opacity=".6"'),
  );
  return sheet(
    wash(field, [
      [0, '#2f6f73'],
      [0.6, '#78a394'],
      [1, '#2c5a58'],
    ]) +
      brushed(field, 0.5) +
      glow(800, 420, 620, '#ffe9b4', 0.6) +
      oval(800, 400, 190, 190, '#f0b24e') +
      wash(ridge({ seed: 4, base: 580, rise: 60, peaks: 5 }), [
        [0, '#1d5258'],
        [1, '#123a41'],
      ]) +
      bands +
      group(plumes, 'filter="url(#hand)"'),
    '#0c2a33',
  );
}

/** A letter on its way: a folded sheet, half in shadow. */
export function markEnglish(): string {
  const folds =
    shape(
      polygon([
        [330, 470],
        [1310, 180],
        [760, 560],
      ]),
      '#f7edd6',
    ) +
    shape(
      polygon([
        [1310, 180],
        [760, 560],
        [980, 740],
      ]),
      '#dcc9a3',
    ) +
    shape(
      polygon([
        [760, 560],
        [1310, 180],
        [800, 720],
      ]),
      '#b39b72',
    ) +
    shape(
      polygon([
        [760, 560],
        [800, 720],
        [862, 640],
      ]),
      '#8c7650',
    );
  return sheet(
    wash(field, [
      [0, '#8c3f33'],
      [1, '#b4593f'],
    ]) +
      brushed(field, 0.6) +
      times(4, (index) =>
        line(
          `M${120 - index * 20} ${640 + index * 56}Q420 ${560 + index * 60} 680 ${660 + index * 34}`,
          '#f0d2a4',
          7,
          'opacity=".5" stroke-dasharray="60 26"',
        ),
      ) +
      group(folds, 'filter="url(#hand)"') +
      line('M330 470L760 560L1310 180', '#fffaf0', 4, 'opacity=".7"'),
    '#3d1712',
  );
}

/** An eight-pointed star in an arch, with water below. */
export function markPersian(): string {
  const star = (size: number, turn: number) =>
    polygon(
      Array.from({ length: 16 }, (_, index) => {
        const [angle, reach] = [(index * Math.PI) / 8 + turn, index % 2 === 0 ? size : size * 0.72];
        return [800 + Math.cos(angle) * reach, 440 + Math.sin(angle) * reach] as const;
      }),
    );
  const arch = 'M430 900V420Q440 180 800 60Q1160 180 1170 420V900z';
  const tiles = times(60, (index) =>
    oval(60 + (index % 12) * 136, 80 + Math.floor(index / 12) * 180, 20, 20, '#2f5f87', 'opacity=".55"'),
  );
  return sheet(
    wash(field, [
      [0, '#1d3f66'],
      [1, '#28557d'],
    ]) +
      tiles +
      brushed(field, 0.5) +
      group(
        wash(arch, [
          [0, '#efe2c4'],
          [1, '#d8bf8d'],
        ]) +
          wash('M474 900V430Q484 220 800 108Q1116 220 1126 430V900z', [
            [0, '#16324f'],
            [1, '#2b6c80'],
          ]) +
          shape(star(250, 0), '#e0a845') +
          shape(star(206, Math.PI / 8), '#f3dca0') +
          shape(star(130, 0), '#1d4a6b') +
          oval(800, 440, 46, 46, '#f3dca0') +
          times(4, (index) =>
            line(`M500 ${760 + index * 40}q50-22 100 0t100 0t100 0t100 0t100 0t100 0`, '#9cc6c2', 9, 'opacity=".8"'),
          ),
        'filter="url(#hand)"',
      ),
    '#0c1c30',
  );
}

/** A beam of light over layers of paper. */
export function markInvestigations(): string {
  const roll = dice(6);
  const papers = times(9, (index) =>
    group(
      wash(
        box(-360, -36, 720, 56),
        [
          [0, '#d5c7a6'],
          [1, '#f3e8cd'],
        ],
        'across',
      ) + line(`M-320-8H${roll(60, 300).toFixed(0)}`, '#5c5548', 9, 'opacity=".55" stroke-dasharray="70 18 40 14"'),
      `transform="translate(${800 + roll(-50, 50)} ${850 - index * 48}) rotate(${roll(-3, 3).toFixed(1)})"`,
    ),
  );
  const beam = wash(
    polygon([
      [760, 60],
      [840, 60],
      [1330, 900],
      [270, 900],
    ]),
    [
      [0, '#ffe7a6', 0.85],
      [1, '#ffe7a6', 0.08],
    ],
    'down',
    'filter="url(#soft)"',
  );
  return sheet(
    wash(field, [
      [0, '#26262e'],
      [1, '#3b3a44'],
    ]) +
      brushed(field, 0.6) +
      papers +
      shape(field, '#1b1b24', 'opacity=".35"') +
      beam +
      line('M800 0V44', '#6b6a70', 8) +
      shape('M700 84Q720 30 800 28T900 84z', '#b4593f') +
      glow(800, 96, 260, '#fff0c0', 0.9),
    '#0d0d12',
  );
}
