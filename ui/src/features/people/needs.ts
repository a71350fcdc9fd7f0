import type { Need } from "../../ipc";

/** Every need in the order of the list people choose from: the place, then words, then the meeting. */
export const needs: readonly Need[] = [
  "stepFree",
  "accessibleToilet",
  "parking",
  "bus",
  "chairWithArms",
  "roomToMove",
  "hearingLoop",
  "lighting",
  "phoneSignal",
  "largePrint",
  "easyRead",
  "notPaper",
  "readAloud",
  "seeFaces",
  "signLanguage",
  "otherLanguage",
  "metAtDoor",
  "someoneAlong",
  "assistanceDog",
  "breaks",
  "quietCorner",
  "reminder",
  "other",
];
