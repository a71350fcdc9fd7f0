import en from "./words/en.json";
import { words } from "./words";

export const say = words("shared", { en });
