import {
  anything,
  bracedGuid,
  count,
  flag,
  logicalName,
  names,
  texts,
  number,
  oneOf,
  pattern,
  type Shape,
  something,
  textOf,
  truth,
  truthOrFlag,
  version,
} from "./shape";

const labels = texts("label");

const events: Shape = { isOpen: true };

const control: Shape = {
  attributes: {
    id: pattern("a name without spaces", /^[\w{}.-]+$/),
    classid: bracedGuid,
    "datafieldname?": logicalName,
    "disabled?": truthOrFlag,
    "uniqueid?": bracedGuid,
    "labelid?": bracedGuid,
    "indicationOfSubgrid?": truthOrFlag,
    "relationship?": something,
    "isrequired?": truthOrFlag,
    "isunbound?": truthOrFlag,
    "isunresolved?": truthOrFlag,
  },
  children: { "parameters?": { isOpen: true } },
};

const cell: Shape = {
  attributes: {
    id: bracedGuid,
    "showlabel?": truthOrFlag,
    "labelid?": bracedGuid,
    "locklevel?": count,
    "visible?": truthOrFlag,
    "availableforphone?": truthOrFlag,
    "colspan?": count,
    "rowspan?": count,
    "auto?": truthOrFlag,
    "userspacer?": truthOrFlag,
    "ispreviewcell?": truthOrFlag,
    "isstreamcell?": truthOrFlag,
    "ischartcell?": truthOrFlag,
    "istilecell?": truthOrFlag,
    "addedby?": anything,
    "solutionaction?": something,
    "ordinalvalue?": number,
  },
  children: { "labels?": labels, "control?": control, "events?": events },
};

const rows: Shape = {
  children: {
    "row*": {
      attributes: { "height?": something, "solutionaction?": something, "ordinalvalue?": number },
      children: { "cell*": cell },
    },
  },
};

const box = {
  "name?": something,
  id: bracedGuid,
  "labelid?": bracedGuid,
  "IsUserDefined?": flag,
  "showlabel?": truthOrFlag,
  "visible?": truthOrFlag,
  "locklevel?": count,
  "availableforphone?": truthOrFlag,
  "addedby?": anything,
  "solutionaction?": something,
  "ordinalvalue?": number,
} as const;

const section: Shape = {
  attributes: {
    ...box,
    "showbar?": truthOrFlag,
    "columns?": pattern("as many ones as there are columns, or 1 to 4", /^(1{1,4}|[1-4])$/),
    "layout?": something,
    "labelwidth?": count,
    "celllabelposition?": oneOf("Left", "Top"),
    "celllabelalignment?": oneOf("Left", "Center", "Right"),
    "height?": something,
    "autoexpand?": truthOrFlag,
  },
  children: { "labels?": labels, "rows?": rows, "events?": events },
};

const tab: Shape = {
  attributes: {
    ...box,
    "verticallayout?": truthOrFlag,
    "expanded?": truthOrFlag,
    "group?": anything,
    "contenttype?": anything,
  },
  children: {
    "labels?": labels,
    columns: {
      children: {
        "column+": {
          attributes: {
            width: pattern("a share such as 50%", /^\d+%$/),
            "solutionaction?": something,
            "ordinalvalue?": number,
          },
          children: { sections: { children: { "section*": section } } },
        },
      },
    },
    "tabheader?": { isOpen: true },
    "tabfooter?": { isOpen: true },
    "events?": events,
  },
};

const customControl: Shape = {
  attributes: {
    "id?": bracedGuid,
    "name?": pattern("<prefix>_<namespace>.<constructor>, or a control of the platform", /^\w+(\.\w+)+$/),
    "formFactor?": oneOf("0", "1", "2"),
    "version?": something,
  },
  children: { parameters: { isOpen: true } },
};

/** The header or the footer. */
const band: Shape = {
  isOpen: true,
  attributes: {
    "id?": bracedGuid,
    "columns?": something,
    "celllabelposition?": something,
    "celllabelalignment?": something,
    "labelwidth?": count,
  },
};

const form: Shape = {
  attributes: {
    "showImage?": truthOrFlag,
    "shownavigationbar?": truthOrFlag,
    "headerdensity?": something,
    "maxWidth?": count,
    "hasmargin?": truthOrFlag,
    "addedby?": anything,
    "enablerelatedinformation?": truthOrFlag,
    "relatedInformationCollapsed?": truthOrFlag,
    "solutionaction?": something,
  },
  children: {
    "ancestor?": { attributes: { id: bracedGuid } },
    "hiddencontrols?": { isOpen: true },
    tabs: { attributes: { "showlabels?": truthOrFlag }, children: { "tab+": tab } },
    "header?": band,
    "footer?": band,
    "events?": events,
    "clientresources?": { isOpen: true },
    "formLibraries?": { isOpen: true },
    "formparameters?": { isOpen: true },
    "externaldependencies?": { isOpen: true },
    "internaljscriptfile?": { isOpen: true },
    "Navigation?": { isOpen: true },
    "RibbonDiffXml?": { isOpen: true },
    "data?": { isOpen: true },
    "controlDescriptions?": {
      children: {
        "controlDescription*": {
          attributes: { forControl: bracedGuid },
          key: "forControl",
          children: { "customControl+": customControl },
        },
      },
    },
    "DisplayConditions?": {
      attributes: { "FallbackForm?": truthOrFlag, "Order?": count },
      children: { "Everyone?": {}, "Role*": { attributes: { Id: bracedGuid }, key: "Id" } },
    },
  },
};

/** A form's file: `Entities/<Table>/FormXml/<kind>/{<id>}.xml`. */
export const forms: Shape = {
  children: {
    systemform: {
      attributes: { "unmodified?": flag, "solutionaction?": something },
      children: {
        formid: textOf(bracedGuid),
        IntroducedVersion: textOf(version),
        FormPresentation: textOf(oneOf("0", "1", "2")),
        FormActivationState: textOf(flag),
        form,
        "IsCustomizable?": textOf(flag),
        "CanBeDeleted?": textOf(flag),
        LocalizedNames: names("LocalizedName"),
        "Descriptions?": texts("Description"),
        "IsDesktopEnabled?": textOf(flag),
        "IsTabletEnabled?": textOf(flag),
        "IsAIRMerged?": textOf(truth),
      },
    },
  },
};
