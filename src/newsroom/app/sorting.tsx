import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { sortingStrings } from '../../language/strings/newsroom/sorting.ts';
import { useRoomWords } from './words.tsx';
import './sorting.css';

interface SortingProps {
  /** In the order they stand in. */
  readonly ids: readonly string[];
  /** What is said of one. */
  name(id: string): string;
  moved(from: number, to: number): void;
  readonly children: ReactNode;
}

/** A list whose rows are moved by dragging, by touch, and by keys; what moves where is said aloud. */
export function Sorting({ ids, name, moved, children }: SortingProps) {
  const words = useRoomWords(sortingStrings);
  const sensors = useSensors(
    // A touch that only scrolls, and a click on a handle, move nothing.
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const said = (
    say: (name: string, place: number) => string,
    id: string | number,
    over: string | number | undefined,
  ) => (over === undefined ? undefined : say(name(String(id)), ids.indexOf(String(over)) + 1));
  const announcements: Announcements = {
    onDragStart: ({ active }) => said(words.lifted, active.id, active.id),
    onDragOver: ({ active, over }) => said(words.over, active.id, over?.id),
    onDragEnd: ({ active, over }) => said(words.dropped, active.id, over?.id),
    onDragCancel: ({ active }) => said(words.cancelled, active.id, active.id),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: words.instructions } }}
      onDragEnd={({ active, over }) => {
        const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))];
        if (from >= 0 && to >= 0 && from !== to) moved(from, to);
      }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

interface SortableRow {
  /** For the row itself. */
  readonly row: {
    ref(element: HTMLElement | null): void;
    readonly style: CSSProperties;
    'data-dragged': true | undefined;
  };
  readonly handle: ReactNode;
}

/** A row of a `Sorting`, and the handle it is dragged by. */
export function useSortableRow(id: string, name: string): SortableRow {
  const words = useRoomWords(sortingStrings);
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id,
  });
  const moved = transform === null ? undefined : `translate3d(0, ${transform.y}px, 0)`;
  return {
    row: {
      ref: setNodeRef,
      // Set on the element by script, which the page's policy allows; no markup has it.
      style: { transform: moved, transition },
      'data-dragged': isDragging || undefined,
    },
    handle: (
      <button
        type="button"
        className="sort-handle"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        aria-label={words.drag(name)}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M7 5h.01M13 5h.01M7 10h.01M13 10h.01M7 15h.01M13 15h.01" />
        </svg>
      </button>
    ),
  };
}

interface MoveButtonsProps {
  readonly name: string;
  readonly at: number;
  readonly of: number;
  move(to: number): void;
}

/** One place up or down, for whoever drags nothing. */
export function MoveButtons({ name, at, of, move }: MoveButtonsProps) {
  const words = useRoomWords(sortingStrings);
  const [said, setSaid] = useState('');
  const button = (label: string, to: number, path: string) => (
    <button
      type="button"
      className="sort-step"
      aria-label={label}
      title={label}
      // Not `disabled`: whoever walks by keys would lose their place at the end of the way.
      aria-disabled={to < 0 || to >= of}
      onClick={({ currentTarget }) => {
        if (to < 0 || to >= of) return;
        move(to);
        setSaid(words.dropped(name, to + 1));
        // The row is put elsewhere in the page, and some browsers forget what was focused in it.
        requestAnimationFrame(() => currentTarget.focus());
      }}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
  return (
    <span className="sort-steps">
      {button(words.up(name), at - 1, 'M10 15V5M5.5 9.5 10 5l4.5 4.5')}
      {button(words.down(name), at + 1, 'M10 5v10M5.5 10.5 10 15l4.5-4.5')}
      <span className="unseen" role="status">
        {said}
      </span>
    </span>
  );
}
