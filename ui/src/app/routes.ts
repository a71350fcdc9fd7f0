import { pages as attendance } from "../features/attendance";
import { pages as circle } from "../features/circle";
import { pages as goals } from "../features/goals";
import { pages as groups } from "../features/groups";
import { pages as help } from "../features/help";
import { pages as home } from "../features/home";
import { pages as intake } from "../features/intake";
import { pages as leaving } from "../features/leaving";
import { pages as meetings } from "../features/meetings";
import { pages as service } from "../features/service";
import { pages as papers } from "../features/papers";
import { pages as people } from "../features/people";
import { pages as programmes } from "../features/programmes";
import { pages as settings } from "../features/settings";
import { pages as venues } from "../features/venues";
import { pages as telling } from "../features/telling";
import { pages as topics } from "../features/topics";
import { pages as worries } from "../features/worries";
import { pages as reports } from "../features/reports";
import type { Page } from "../shared";
import { pages as start } from "./start";

/**
 * Every page. A feature lists its own in its door (`features/<slice>/index.ts`) as `pages`; add the
 * door here. A page's code is fetched when it is first shown.
 */
export const routes: readonly Page[] = [
  ...start,
  ...home,
  ...groups,
  ...goals,
  ...programmes,
  ...venues,
  ...circle,
  ...people,
  ...meetings,
  ...attendance,
  ...leaving,
  ...papers,
  ...telling,
  ...intake,
  ...topics,
  ...worries,
  ...reports,
  ...settings,
  ...service,
  ...help,
];
