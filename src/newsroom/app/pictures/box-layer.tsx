import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { useRoomWords } from '../words.tsx';
import { boxBetween, CORNERS, LEAST, movedBox, pulledBox, type Box, type Placed } from './boxes.ts';
import type { ImageInUse } from './images.ts';
import { stepOf, type Point } from './point.ts';
import { percent, pointOf, Stage } from './stage.tsx';
import type { BoxAct } from './box-acts.ts';

interface BoxLayerProps {
  readonly image: ImageInUse;
  readonly boxes: readonly Placed[];
  readonly chosen: number | null;
  act(act: BoxAct): void;
}

/** What a pointer does while it is down. Without a key it draws a new box. */
interface Drag {
  readonly key: number | null;
  readonly from: Point;
  readonly box: Box;
  /** Null when the box is moved whole. */
  readonly corner: Point | null;
}

const NONE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Boxes over a picture: drawn on its free parts, moved, and pulled by their corners; by keys too. */
export function BoxLayer({ image, boxes, chosen, act }: BoxLayerProps) {
  const words = useRoomWords(PICTURE_STRINGS);
  const layer = useRef<SVGGElement>(null);
  const { dragged, handlers } = useDragging(boxes, act);
  useEffect(() => {
    if (chosen !== null) layer.current?.querySelector<SVGGElement>(`[data-key="${chosen}"]`)?.focus();
  }, [chosen]);
  const pressed = (event: KeyboardEvent, { key, proposed }: Placed): void => {
    const step = stepOf(event.key);
    const by = step && { x: step.x / 100, y: step.y / 100 };
    if (by !== null) act({ do: event.shiftKey ? 'grow' : 'move', key, by });
    else if (event.key === 'Delete' || event.key === 'Backspace') act({ do: 'remove', key });
    else if ((event.key === 'Enter' || event.key === ' ') && proposed) act({ do: 'accept', key });
    else return;
    event.preventDefault();
  };
  return (
    <Stage image={image} className="box-layer" role="group" aria-label={words.boxes} {...handlers}>
      <g ref={layer}>
        {boxes.map((placed, at) => (
          <g
            key={placed.key}
            role="button"
            tabIndex={0}
            className="box"
            data-key={placed.key}
            data-proposed={placed.proposed || undefined}
            data-chosen={placed.key === chosen || undefined}
            aria-label={placed.proposed ? words.proposalName(at + 1) : words.boxName(at + 1)}
            aria-describedby="box-keys"
            onFocus={() => placed.key !== chosen && act({ do: 'choose', key: placed.key })}
            onKeyDown={(event) => pressed(event, placed)}
          >
            <Shape box={dragged?.key === placed.key ? dragged.box : placed.box} cornered={placed.key === chosen} />
          </g>
        ))}
        {dragged?.key === null && (
          <g className="box" data-chosen>
            <Shape box={dragged.box} cornered={false} />
          </g>
        )}
      </g>
    </Stage>
  );
}

/** The picture as it will be; nothing of it can be touched. */
export function CoveredStage({ image, boxes }: Pick<BoxLayerProps, 'image' | 'boxes'>) {
  return (
    <Stage image={image} aria-hidden>
      {boxes.map(({ key, proposed, box }) => !proposed && <rect key={key} className="box-burnt" {...rectangle(box)} />)}
    </Stage>
  );
}

function Shape({ box, cornered }: { readonly box: Box; readonly cornered: boolean }) {
  return (
    <>
      <rect className="box-back" {...rectangle(box)} />
      <rect className="box-edge" {...rectangle(box)} />
      {cornered &&
        CORNERS.map((corner, at) => {
          const [cx, cy] = [percent(box.x + corner.x * box.width), percent(box.y + corner.y * box.height)];
          return (
            <g key={at} className="corner" data-corner={at}>
              <circle className="corner-reach" cx={cx} cy={cy} r={16} />
              <circle className="corner-dot" cx={cx} cy={cy} r={5} />
            </g>
          );
        })}
    </>
  );
}

function useDragging(boxes: readonly Placed[], act: (act: BoxAct) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [dragged, setDragged] = useState<{ readonly key: number | null; readonly box: Box } | null>(null);
  const end = (): void => {
    setDrag(null);
    setDragged(null);
  };
  const handlers = {
    onPointerDown(event: PointerEvent<SVGSVGElement>) {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      const key = Number(event.target.closest<SVGElement>('[data-key]')?.dataset['key'] ?? Number.NaN);
      const corner = CORNERS[Number(event.target.closest<SVGElement>('[data-corner]')?.dataset['corner'] ?? 9)];
      const placed = boxes.find((each) => each.key === key);
      event.currentTarget.setPointerCapture(event.pointerId);
      if (placed === undefined) act({ do: 'choose', key: null });
      setDrag({ key: placed?.key ?? null, from: pointOf(event), box: placed?.box ?? NONE, corner: corner ?? null });
    },
    onPointerMove(event: PointerEvent<SVGSVGElement>) {
      if (drag !== null) setDragged({ key: drag.key, box: draggedBox(drag, pointOf(event)) });
    },
    onPointerUp() {
      if (dragged === null || drag === null) return end();
      const { key, box } = dragged;
      if (key !== null) act({ do: 'put', key, box });
      else if (box.width >= LEAST && box.height >= LEAST) act({ do: 'add', box });
      end();
    },
    onPointerCancel: end,
  };
  return { dragged, handlers };
}

function draggedBox({ key, from, box, corner }: Drag, to: Point): Box {
  if (key === null) return boxBetween(from, to);
  return corner === null ? movedBox(box, { x: to.x - from.x, y: to.y - from.y }) : pulledBox(box, corner, to);
}

function rectangle({ x, y, width, height }: Box) {
  return { x: percent(x), y: percent(y), width: percent(width), height: percent(height) };
}
