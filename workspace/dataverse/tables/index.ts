import { account } from "./account";
import { contact } from "./contact";
import type { TableDefinition } from "./definition";
import { incident } from "./incident";
import { knowledgearticle } from "./knowledgearticle";
import { languagelocale } from "./languagelocale";
import { msdyn_liveworkstream } from "./msdyn_liveworkstream";
import { msdyn_ocliveworkitem } from "./msdyn_ocliveworkitem";
import { msdyn_ocliveworkitemcontextitem } from "./msdyn_ocliveworkitemcontextitem";
import { msdyn_ocsession } from "./msdyn_ocsession";
import { msdyn_sessionparticipant } from "./msdyn_sessionparticipant";
import { queue } from "./queue";
import { queueitem } from "./queueitem";
import { savedquery } from "./savedquery";
import { systemform } from "./systemform";
import { systemuser } from "./systemuser";
import { transactioncurrency } from "./transactioncurrency";

/** The tables of the workspace's environment; the app names those it shows in this order. */
export const standardTables: readonly TableDefinition[] = [
  systemuser,
  transactioncurrency,
  queue,
  contact,
  account,
  msdyn_liveworkstream,
  msdyn_ocliveworkitem,
  incident,
  queueitem,
  msdyn_ocsession,
  msdyn_sessionparticipant,
  msdyn_ocliveworkitemcontextitem,
  languagelocale,
  knowledgearticle,
  savedquery,
  systemform,
];
