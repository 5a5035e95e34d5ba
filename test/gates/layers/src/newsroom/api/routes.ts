import { desk } from '../../discussion/desk.ts';
import {
  comments,
  type Comment, // the semicolon's and the line's absence don't matter
} from '../../discussion/comments.ts';

export const routes = [desk, comments];
export type Routes = Comment;
