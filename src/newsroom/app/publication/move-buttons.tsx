import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords } from '../words.tsx';
import { Icon } from '../icon.tsx';

interface MoveButtonsProps {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Null while the order is not what is shown. */
  readonly move: ((by: -1 | 1) => void) | null;
  remove(): void;
}

/** Up, down and out. They stay what they are at the ends of the list, so that whoever moves by keyboard keeps their place. */
export function MoveButtons({ name, isFirst, isLast, move, remove }: MoveButtonsProps) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const button = (icon: 'up' | 'down' | 'remove', act: () => void, isOff = false) => (
    <button
      type="button"
      className="tool"
      title={words[icon]}
      aria-label={`${words[icon]}: ${name}`}
      aria-disabled={isOff || undefined}
      onClick={() => !isOff && act()}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="entry-acts">
      {move !== null && button('up', () => move(-1), isFirst)}
      {move !== null && button('down', () => move(1), isLast)}
      {button('remove', remove)}
    </div>
  );
}
