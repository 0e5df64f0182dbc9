import { Skeleton, SkeletonItem, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  title: { flexGrow: 1, display: "grid", rowGap: tokens.spacingVerticalM },
  fields: {
    display: "grid",
    rowGap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalL,
    paddingInlineStart: "48px",
  },
});

/** Stands where the cards will stand, in their size, so that nothing jumps when they come. */
export const PanelSkeleton: React.FC<{ titles: readonly string[] }> = ({ titles }) => {
  const styles = useStyles();
  const t = useTranslate();
  return (
    <div role="status" aria-label={t("Panel_Loading")}>
      {titles.map((title) => (
        <Section key={title} title={title} busy>
          <Skeleton aria-hidden>
            <div className={styles.head}>
              <SkeletonItem shape="circle" size={36} />
              <div className={styles.title}>
                <SkeletonItem size={16} />
                <SkeletonItem size={12} />
              </div>
            </div>
            <div className={styles.fields}>
              <SkeletonItem size={12} />
              <SkeletonItem size={12} />
              <SkeletonItem size={12} />
            </div>
          </Skeleton>
        </Section>
      ))}
    </div>
  );
};
