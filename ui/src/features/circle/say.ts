import { words } from "../../shared";
import en from "./words/en.json";

export const say = words("circle", { en });
