import { Skeleton, SkeletonItem, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import * as React from "react";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";
import { useCardStyles } from "../parts/useCardStyles";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", width: "100%", height: tokens.lineHeightBase300 },
});

/** The places that are kept while the first answer is awaited. */
export interface SkeletonProps {
  /** The heading of each, and how many columns the card beneath it will show, as the maker chose; 3 where it is no card. */
  readonly places: readonly { readonly title: string; readonly lines: number }[];
  /** The cards will stand side by side where there is room. */
  readonly pair?: boolean;
}

/** Stands where the cards will stand, in their size, so that nothing jumps when they come. */
export const PanelSkeleton: React.FC<SkeletonProps> = ({ places, pair }) => {
  const styles = useStyles();
  const lines = useCardStyles();
  const t = useTranslate();
  return (
    <div role="status" aria-label={t("Panel_Loading")} className={pair ? lines.pair : undefined}>
      {places.map(({ title, lines: length }) => (
        <Section key={title} title={title} busy>
          <Skeleton aria-hidden>
            <div className={lines.head}>
              <SkeletonItem shape="circle" size={36} />
              <div className={lines.title}>
                <div className={styles.line}>
                  <SkeletonItem size={16} />
                </div>
                <div className={styles.line}>
                  <SkeletonItem size={12} />
                </div>
              </div>
            </div>
            <div className={lines.fields}>
              {Array.from({ length }, (_, field) => (
                <div key={field} className={lines.field}>
                  <div className={mergeClasses(lines.label, styles.line)}>
                    <SkeletonItem size={12} />
                  </div>
                  <div className={mergeClasses(lines.value, styles.line)}>
                    <SkeletonItem size={12} />
                  </div>
                </div>
              ))}
            </div>
          </Skeleton>
        </Section>
      ))}
    </div>
  );
};
