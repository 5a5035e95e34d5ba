import { Link } from '@tanstack/react-router';
import { useWords } from './words.tsx';

export function NothingHere() {
  const words = useWords();
  return (
    <div className="empty">
      <h1>{words.nothingHere}</h1>
      <Link to="/">{words.toDesk}</Link>
    </div>
  );
}
