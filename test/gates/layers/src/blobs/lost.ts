import './gone.ts';
import '#base/bytes.ts';
