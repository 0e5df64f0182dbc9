import type { Sheet } from "./sheet";

export const articles: Sheet = {
  table: "knowledgearticle",
  columns: [
    "title",
    "articlepublicnumber",
    "statuscode",
    "isinternal",
    "languagelocaleid",
    "majorversionnumber",
    "minorversionnumber",
    "keywords",
    "description",
    "content",
    "ownerid",
    "modifiedon",
  ],
  // prettier-ignore
  rows: [
    ["paperJam", "Clear a paper jam in tray 2", "KA-01001", 7, false, "languagelocale:english", 2, 0, "printer, paper, jam, tray", "Steps to free the paper path of tray 2", "<ol><li>Switch the printer off.</li><li>Pull tray 2 out.</li><li>Take the sheet out along the paper path.</li></ol>", "systemuser:ericGruber", "-20d"],
    ["paperJamGerman", "Papierstau in Fach 2 beheben", "KA-01001", 7, false, "languagelocale:german", 2, 0, "Drucker, Papier, Stau", "Schritte für Fach 2", "<p>Drucker ausschalten, Fach 2 herausziehen, Blatt entnehmen.</p>", "systemuser:ericGruber", "-19d"],
    ["paperJamOld", "Clear a paper jam", "KA-01001", 12, false, "languagelocale:english", 1, 0, "printer", null, "<p>Superseded.</p>", "systemuser:ericGruber", "-200d"],
    ["refundRules", "Refund rules for returned goods", "KA-01002", 7, false, "languagelocale:english", 1, 3, "refund, return", "When and how a refund is paid", "<p>Returned goods are refunded within 14 days.</p>", "systemuser:ericGruber", "-50d"],
    ["deliveryTimes", "Delivery times by region", "KA-01003", 7, false, "languagelocale:english", 4, 1, "delivery, shipping", null, "<p>Most parcels arrive within three working days.</p>", "systemuser:karenBerg", "-9d"],
    ["vpnSetup", "Set up the VPN client", "KA-01004", 7, false, "languagelocale:english", 1, 0, "vpn, network", null, "<p>Install the client, then import the profile.</p>", "systemuser:ericGruber", "-70d"],
    ["goodwill", "Goodwill payments: who decides", "KA-01005", 7, true, "languagelocale:english", 1, 0, "goodwill, internal", "For representatives only", "<p>Up to 50 dollars: the representative.</p>", "systemuser:karenBerg", "-31d"],
    ["winterTariff", "Winter tariff of the ski rental", "KA-01006", 10, false, "languagelocale:english", 1, 0, "rental, tariff", null, "<p>Valid until the end of the season.</p>", "systemuser:ericGruber", "-300d"],
    ["newScanners", "Scanners for shop counters", "KA-01007", 2, false, "languagelocale:english", 0, 1, "scanner", "Draft", "<p>To be written.</p>", "systemuser:ericGruber", "-1d"],
    ["loyalty", "How loyalty points are counted", "KA-01008", 5, false, "languagelocale:english", 1, 0, "loyalty, points", null, "<p>One point a dollar.</p>", "systemuser:ericGruber", "-3d"],
    ["doorLocks", "Reset an electronic door lock", "KA-01009", 9, false, "languagelocale:english", 2, 0, "lock, door", null, "<p>Hold the button for ten seconds.</p>", "systemuser:ericGruber", "-15d"],
  ],
};
