import { empty, pattern, type Shape, truth } from "./shape";

/** ImportConfig.xml, which the Package Deployer reads. */
export const deployment: Shape = {
  attributes: {
    installsampledata: truth,
    waitforsampledatatoinstall: truth,
    "agentdesktopzipfile?": pattern("a file name, or empty", /^\S*$/),
    "agentdesktopexename?": pattern("a file name, or empty", /^\S*$/),
    "crmmigdataimportfile?": pattern("a file name, or empty", /^\S*$/),
  },
  children: {
    solutions: {
      children: {
        "configsolutionfile+": {
          attributes: {
            solutionpackagefilename: pattern("the name of a zip", /^\w+\.zip$/),
            "overwriteunmanagedcustomizations?": truth,
            "publishworkflowsandactivateplugins?": truth,
          },
          key: "solutionpackagefilename",
        },
      },
    },
    "filestoimport?": empty,
    "filesmapstoimport?": empty,
  },
};
