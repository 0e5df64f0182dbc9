import type { Sheet } from "./sheet";

/** Conversations in every status and channel. Some have no customer, some a case of somebody else. */
export const conversations: Sheet = {
  table: "msdyn_ocliveworkitem",
  columns: [
    "subject",
    "statuscode",
    "msdyn_channel",
    "msdyn_customer",
    "msdyn_issueid",
    "msdyn_routableobjectid",
    "msdyn_activeagentid",
    "msdyn_cdsqueueid",
    "msdyn_liveworkstreamid",
    "msdyn_lastsessionid",
    "createdon",
    "msdyn_startedon",
    "msdyn_wrapupinitiatedon",
    "msdyn_closedon",
    "msdyn_statuschangereason",
    "msdyn_customersentimentlabel",
    "msdyn_transfercount",
    "msdyn_isoutbound",
  ],
  // prettier-ignore
  rows: [
    ["linked", "Alex Vargas: printer jams again", 2, "192360000", "contact:alexVargas", "incident:printerJams", null, "systemuser:jamieReding", "queue:retail", "msdyn_liveworkstream:liveChat", "msdyn_ocsession:linked", "-12m", "-10m", null, null, 192350003, 9, 0, false],
    ["unknown", "Visitor: order has not arrived", 2, "192360000", null, null, null, "systemuser:jamieReding", "queue:retail", "msdyn_liveworkstream:liveChat", "msdyn_ocsession:unknown", "-6m", "-4m", null, null, 192350003, 8, 0, false],
    ["mismatch", "Alex Vargas: question on the heating contract", 2, "192340000", "contact:alexVargas", "incident:heatingContract", null, "systemuser:jamieReding", "queue:priority", "msdyn_liveworkstream:sms", "msdyn_ocsession:mismatch", "-40m", "-35m", null, null, 192350003, 10, 1, false],
    ["voiceCall", "Call from +1 425 555 0142", 2, "192440000", null, null, null, "systemuser:oscarWard", "queue:voice", "msdyn_liveworkstream:voice", "msdyn_ocsession:voiceCall", "-3m", "-2m", null, null, 192350003, 0, 0, false],
    ["companyOnly", "Woodgrove Bank: card reader", 2, "192300000", "account:woodgroveBank", "incident:cardReader", null, "systemuser:davidSo", "queue:priority", "msdyn_liveworkstream:whatsApp", "msdyn_ocsession:companyOnly", "-28m", "-26m", null, null, 192350003, 7, 0, false],
    ["customerOnly", "Yvonne McKay: scanner for the counter", 2, "192300000", "contact:yvonneMcKay", null, null, "systemuser:jamieReding", "queue:retail", "msdyn_liveworkstream:whatsApp", "msdyn_ocsession:customerOnly", "-55m", "-50m", null, null, 192350003, 11, 0, false],
    ["open", "Visitor: waiting for an agent", 1, "192360000", null, null, null, null, "queue:retail", "msdyn_liveworkstream:liveChat", null, "-1m", null, null, null, 192350001, 0, 0, false],
    ["openSms", "Text from +1 313 555 0196", 1, "192340000", "contact:toddMeadows", null, null, null, "queue:retail", "msdyn_liveworkstream:sms", null, "-2m", null, null, null, 192350001, 0, 0, false],
    ["routedCase", "Freezer alarm in the laboratory", 1, "192350000", null, null, "incident:labFreezer", null, "queue:cases", "msdyn_liveworkstream:caseRecords", null, "-3h", null, null, null, 192350001, null, 0, false],
    ["waiting", "Nancy Anderson: customs papers", 3, "192340000", "contact:nancyAndersonNw", "incident:customsPapers", null, "systemuser:jamieReding", "queue:retail", "msdyn_liveworkstream:sms", "msdyn_ocsession:waiting", "-5h", "-4h 50m", null, null, 192350004, 10, 0, false],
    ["waitingWhatsApp", "José Saraiva: rooms for October", 3, "192300000", "contact:joseSaraiva", null, null, "systemuser:mollyClark", "queue:priority", "msdyn_liveworkstream:whatsApp", "msdyn_ocsession:waitingWhatsApp", "-9h", "-8h 40m", null, null, 192350004, 12, 0, false],
    ["wrapUp", "Allie Bellew: basket empties at checkout", 5, "192360000", "contact:allieBellew", "incident:basketEmpty", null, "systemuser:jamieReding", "queue:retail", "msdyn_liveworkstream:liveChat", "msdyn_ocsession:wrapUp", "-1h 5m", "-1h 2m", "-8m", null, 192350005, 11, 0, false],
    ["wrapUpVoice", "Call from Greg Winston", 5, "192440000", "contact:gregWinston", "incident:lostLuggage", null, "systemuser:oscarWard", "queue:voice", "msdyn_liveworkstream:voice", "msdyn_ocsession:wrapUpVoice", "-26m", "-25m", "-5m", null, 192350006, 9, 0, false],
    ["closed", "Alex Vargas: first report of the paper jam", 4, "192360000", "contact:alexVargas", "incident:printerJams", null, "systemuser:jamieReding", "queue:retail", "msdyn_liveworkstream:liveChat", "msdyn_ocsession:closed", "-2d 4h", "-2d 3h 55m", "-2d 3h 20m", "-2d 3h 15m", 192350008, 8, 0, false],
    ["closedVoice", "Call from Scott Konersmann", 4, "192440000", "contact:scottKonersmann", "incident:heatingContract", null, "systemuser:mollyClark", "queue:voice", "msdyn_liveworkstream:voice", "msdyn_ocsession:closedVoice", "-3d 1h", "-3d 59m", "-3d 40m", "-3d 35m", 192350008, 10, 1, false],
    ["closedUnknown", "Visitor: opening hours", 4, "192360000", null, null, null, "systemuser:davidSo", "queue:retail", "msdyn_liveworkstream:liveChat", "msdyn_ocsession:closedUnknown", "-1d 2h", "-1d 1h 58m", null, "-1d 1h 50m", 192350006, 10, 0, false],
    ["closedOutbound", "Call to Christa Geller", 4, "192440000", "contact:christaGeller", "incident:waterDamage", null, "systemuser:mollyClark", "queue:voice", "msdyn_liveworkstream:voice", "msdyn_ocsession:closedOutbound", "-6d 2h", "-6d 2h", "-6d 1h 40m", "-6d 1h 38m", 192350008, 12, 0, true],
  ],
};

export const sessions: Sheet = {
  table: "msdyn_ocsession",
  columns: [
    "subject",
    "statuscode",
    "msdyn_liveworkitemid",
    "msdyn_cdsqueueid",
    "msdyn_channel",
    "msdyn_sessioncreatedon",
    "msdyn_agentacceptedon",
    "msdyn_sessionclosedon",
    "msdyn_closurereason",
  ],
  // prettier-ignore
  rows: [
    ["linked", "Session of Alex Vargas", 1, "msdyn_ocliveworkitem:linked", "queue:retail", "192360000", "-12m", "-10m", null, null],
    ["unknown", "Session of a visitor", 1, "msdyn_ocliveworkitem:unknown", "queue:retail", "192360000", "-6m", "-4m", null, null],
    ["mismatch", "Session of Alex Vargas", 1, "msdyn_ocliveworkitem:mismatch", "queue:priority", "192340000", "-40m", "-35m", null, null],
    ["voiceCall", "Session of a caller", 1, "msdyn_ocliveworkitem:voiceCall", "queue:voice", "192440000", "-3m", "-2m", null, null],
    ["companyOnly", "Session of Woodgrove Bank", 1, "msdyn_ocliveworkitem:companyOnly", "queue:priority", "192300000", "-28m", "-26m", null, null],
    ["customerOnly", "Session of Yvonne McKay", 1, "msdyn_ocliveworkitem:customerOnly", "queue:retail", "192300000", "-55m", "-50m", null, null],
    ["waiting", "Session of Nancy Anderson", 1, "msdyn_ocliveworkitem:waiting", "queue:retail", "192340000", "-5h", "-4h 50m", null, null],
    ["waitingWhatsApp", "Session of José Saraiva", 1, "msdyn_ocliveworkitem:waitingWhatsApp", "queue:priority", "192300000", "-9h", "-8h 40m", null, null],
    ["wrapUp", "Session of Allie Bellew", 1, "msdyn_ocliveworkitem:wrapUp", "queue:retail", "192360000", "-1h 5m", "-1h 2m", null, null],
    ["wrapUpVoice", "Session of Greg Winston", 1, "msdyn_ocliveworkitem:wrapUpVoice", "queue:voice", "192440000", "-26m", "-25m", null, null],
    ["closed", "Session of Alex Vargas", 2, "msdyn_ocliveworkitem:closed", "queue:retail", "192360000", "-2d 4h", "-2d 3h 55m", "-2d 3h 15m", 192350021],
    ["closedVoice", "Session of Scott Konersmann", 2, "msdyn_ocliveworkitem:closedVoice", "queue:voice", "192440000", "-3d 1h", "-3d 59m", "-3d 35m", 192350005],
    ["closedUnknown", "Session of a visitor", 2, "msdyn_ocliveworkitem:closedUnknown", "queue:retail", "192360000", "-1d 2h", "-1d 1h 58m", "-1d 1h 50m", 192350020],
    ["closedOutbound", "Session of Christa Geller", 2, "msdyn_ocliveworkitem:closedOutbound", "queue:voice", "192440000", "-6d 2h", "-6d 2h", "-6d 1h 38m", 192350021],
  ],
};

export const participants: Sheet = {
  table: "msdyn_sessionparticipant",
  columns: ["msdyn_name", "msdyn_agentid", "msdyn_omnichannelsession", "msdyn_mode", "msdyn_joinedon", "msdyn_lefton"],
  // prettier-ignore
  rows: [
    ["linked", "Jamie Reding", "systemuser:jamieReding", "msdyn_ocsession:linked", 192350002, "-10m", null],
    ["unknown", "Jamie Reding", "systemuser:jamieReding", "msdyn_ocsession:unknown", 192350002, "-4m", null],
    ["mismatch", "Jamie Reding", "systemuser:jamieReding", "msdyn_ocsession:mismatch", 192350002, "-35m", null],
    ["mismatchConsult", "Karen Berg", "systemuser:karenBerg", "msdyn_ocsession:mismatch", 192350003, "-20m", null],
    ["customerOnly", "Jamie Reding", "systemuser:jamieReding", "msdyn_ocsession:customerOnly", 192350002, "-50m", null],
    ["voiceCall", "Oscar Ward", "systemuser:oscarWard", "msdyn_ocsession:voiceCall", 192350002, "-2m", null],
    ["closed", "Jamie Reding", "systemuser:jamieReding", "msdyn_ocsession:closed", 192350002, "-2d 3h 55m", "-2d 3h 15m"],
  ],
};

/** Answers to pre-chat questions and what the channel knows of the customer, in the customer's own notation. */
export const contextItems: Sheet = {
  table: "msdyn_ocliveworkitemcontextitem",
  columns: ["msdyn_name", "msdyn_value", "msdyn_ocliveworkitemid", "msdyn_isdisplayable"],
  // prettier-ignore
  rows: [
    ["linkedName", "Name", "Alex Vargas", "msdyn_ocliveworkitem:linked", true],
    ["linkedEmail", "Email", "alex@adventure-works.example", "msdyn_ocliveworkitem:linked", true],
    ["linkedPage", "Page", "Support / Printers", "msdyn_ocliveworkitem:linked", true],
    ["unknownName", "Name", "nancy anderson", "msdyn_ocliveworkitem:unknown", true],
    ["unknownEmail", "Email", "Nancy@Adventure-Works.example", "msdyn_ocliveworkitem:unknown", true],
    ["unknownPhone", "Phone", "001 (425) 5550-142", "msdyn_ocliveworkitem:unknown", true],
    ["unknownAccount", "Account number", "nw-3049", "msdyn_ocliveworkitem:unknown", true],
    ["unknownCase", "Case number", "CAS-01059", "msdyn_ocliveworkitem:unknown", true],
    ["unknownAgent", "Browser", "Edge", "msdyn_ocliveworkitem:unknown", false],
    ["mismatchPhone", "Phone", "425-555-0100", "msdyn_ocliveworkitem:mismatch", true],
    ["voicePhone", "Phone", "tel:+14255550142", "msdyn_ocliveworkitem:voiceCall", true],
    ["companyPhone", "Phone", "+1 212 555 0150", "msdyn_ocliveworkitem:companyOnly", true],
    ["companyAccount", "Account number", "WB-1818", "msdyn_ocliveworkitem:companyOnly", true],
    ["customerName", "Name", "Yvonne", "msdyn_ocliveworkitem:customerOnly", true],
    ["customerEmail", "Email", "frontdesk@fourthcoffee.example", "msdyn_ocliveworkitem:customerOnly", true],
    ["openName", "Name", "Wendy K.", "msdyn_ocliveworkitem:open", true],
    ["openPhone", "Phone", "1.425.555.0197", "msdyn_ocliveworkitem:open", true],
    ["openSmsPhone", "Phone", "13135550196", "msdyn_ocliveworkitem:openSms", true],
    ["waitingPhone", "Phone", "(425) 555 0142", "msdyn_ocliveworkitem:waiting", true],
    ["wrapUpEmail", "Email", "allie@wingtiptoys.example", "msdyn_ocliveworkitem:wrapUp", true],
    ["closedName", "Name", "Alex Vargas", "msdyn_ocliveworkitem:closed", true],
    ["closedUnknownName", "Name", "Guest", "msdyn_ocliveworkitem:closedUnknown", true],
  ],
};
