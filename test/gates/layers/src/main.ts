import './cli/picket.ts';
import './tipline/inbox.ts';
