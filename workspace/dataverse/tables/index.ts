import { account } from "./account";
import { contact } from "./contact";
import type { TableDefinition } from "./definition";
import { incident } from "./incident";
import { knowledgearticle } from "./knowledgearticle";
import { msdyn_ocliveworkitem } from "./msdyn_ocliveworkitem";
import {
  msdyn_liveworkstream,
  msdyn_ocliveworkitemcontextitem,
  msdyn_ocsession,
  msdyn_sessionparticipant,
} from "./omnichannel";
import { languagelocale, queue, savedquery, systemuser } from "./system";

/** The tables of the workspace's environment. */
export const standardTables: readonly TableDefinition[] = [
  systemuser,
  queue,
  account,
  contact,
  incident,
  msdyn_liveworkstream,
  msdyn_ocliveworkitem,
  msdyn_ocsession,
  msdyn_sessionparticipant,
  msdyn_ocliveworkitemcontextitem,
  languagelocale,
  knowledgearticle,
  savedquery,
];
