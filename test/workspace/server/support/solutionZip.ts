import { strToU8, zipSync } from "fflate";

const controlName = "lrc_LinkedRecords.LinkedRecordsControl";
const folder = `Controls/${controlName}`;

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="xml" ContentType="application/octet-stream" />
</Types>`;

const solutionXml = `\uFEFF<?xml version="1.0" encoding="utf-8"?>
<ImportExportXml version="9.2.24092.154" SolutionPackageVersion="9.2" languagecode="1033">
  <SolutionManifest>
    <UniqueName>LinkedRecords</UniqueName>
    <LocalizedNames><LocalizedName description="Linked Records" languagecode="1033" /></LocalizedNames>
    <Version>1.2.3.4</Version>
    <Managed>1</Managed>
    <Publisher><UniqueName>LinkedRecords</UniqueName><CustomizationPrefix>lrc</CustomizationPrefix></Publisher>
    <RootComponents>
      <RootComponent type="1" schemaName="incident" behavior="1" />
      <RootComponent type="66" schemaName="${controlName}" behavior="0" />
    </RootComponents>
  </SolutionManifest>
</ImportExportXml>`;

const customizations = `<ImportExportXml>
  <Entities>
    <Entity>
      <Name LocalizedName="Case" OriginalName="Case">Incident</Name>
      <FormXml>
        <forms type="main">
          <systemform>
            <formid>{C0FFEE00-1111-4222-8333-444455556666}</formid>
            <form>
              <cell id="{0a000000-0000-4000-8000-000000000003}">
                <labels><label description="Linked records" languagecode="1033" /></labels>
                <control id="title" datafieldname="title" uniqueid="{0A000000-0000-4000-8000-000000000004}" />
              </cell>
              <controlDescriptions>
                <controlDescription forControl="{0a000000-0000-4000-8000-000000000004}">
                  <customControl id="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}"><parameters /></customControl>
                  <customControl formFactor="0" name="${controlName}">
                    <parameters><anchor>title</anchor><columns static="true" type="SingleLine.Text">name</columns></parameters>
                  </customControl>
                  <customControl formFactor="2" name="${controlName}">
                    <parameters><anchor><Target><BindAttribute>customerid</BindAttribute></Target></anchor></parameters>
                  </customControl>
                </controlDescription>
              </controlDescriptions>
            </form>
            <LocalizedNames><LocalizedName description="Case with linked records" languagecode="1033" /></LocalizedNames>
          </systemform>
        </forms>
      </FormXml>
    </Entity>
  </Entities>
  <CustomControls>
    <CustomControl><Name>${controlName}</Name><FileName>/${folder}/ControlManifest.xml</FileName></CustomControl>
  </CustomControls>
</ImportExportXml>`;

const manifest = `<?xml version="1.0" encoding="utf-8"?>
<manifest>
  <control namespace="LinkedRecords" constructor="LinkedRecordsControl" version="0.1.0" control-type="virtual">
    <type-group name="text"><type>SingleLine.Text</type><type>Multiple</type></type-group>
    <property name="anchor" of-type-group="text" usage="bound" required="true" />
    <property name="columns" of-type="SingleLine.Text" usage="input" default-value="telephone1" />
    <property name="confirm" of-type="Enum" usage="input" default-value="no"><value name="no">no</value><value name="yes">yes</value></property>
    <event name="recordLinked" />
    <event name="failed" />
    <resources>
      <code path="bundle.js" order="1" />
      <platform-library name="React" version="16.14.0" />
      <resx path="strings/LinkedRecordsControl.1033.resx" version="1.0.0" />
    </resources>
    <feature-usage><uses-feature name="WebAPI" required="true" /></feature-usage>
  </control>
</manifest>`;

const strings = `<?xml version="1.0"?>
<root>
  <resheader name="version"><value>2.0</value></resheader>
  <data name="Link" xml:space="preserve"><value>Link &amp; open</value><comment>not this</comment></data>
</root>`;

/** The files of a small but whole solution, each of which a test may change. */
export const solutionFiles = {
  "[Content_Types].xml": contentTypes,
  "solution.xml": solutionXml,
  "customizations.xml": customizations,
  [`${folder}/ControlManifest.xml`]: manifest,
  [`${folder}/bundle.js`]: "ComponentFramework.registerControl('LinkedRecords.LinkedRecordsControl', function () {});",
  [`${folder}/strings/LinkedRecordsControl.1033.resx`]: strings,
} as const;

/** Paths of the control's files in the zip. */
export const controlPaths = {
  manifest: `${folder}/ControlManifest.xml`,
  bundle: `${folder}/bundle.js`,
  resx: `${folder}/strings/LinkedRecordsControl.1033.resx`,
} as const;

/** The zip of {@link solutionFiles}, with some files replaced, or left out where the value is `null`. */
export function solutionZip(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): Uint8Array {
  const files = Object.entries({ ...solutionFiles, ...changes }).flatMap(([path, content]): [string, Uint8Array][] =>
    content === null ? [] : [[path, typeof content === "string" ? strToU8(content) : content]],
  );
  return zipSync(Object.fromEntries(files));
}
