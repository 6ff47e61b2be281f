package pilotregistry.casestudy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.Policy;
import pilotregistry.language.Label;

/// How a version is cited; what readers have to be told of it is part of every citation.
final class Citation {

    private static final String REGISTER_ZH = "清洁生产审核创新试点登记系统";
    private static final String REGISTER_EN = "Registry of Cleaner Production Audit Innovation Pilots";

    private Citation() {}

    static String of(CaseStudyVersion version, CitationStyle style, @Nullable LocalDate accessedOn) {
        var published = LocalDate.ofInstant(version.publishedAt(), Policy.ZONE);
        return switch (style) {
            case GB_T_7714 -> chinese(version, published, accessedOn);
            case ENGLISH -> english(version, published, accessedOn);
        };
    }

    // GB/T 7714—2015, 8.4: 责任者. 题名[文献类型/载体]. 版本. 出版者, 出版年(发布日期)[引用日期]. 获取路径: here the number is the way.
    private static String chinese(CaseStudyVersion version, LocalDate published, @Nullable LocalDate accessedOn) {
        return version.authorName() + ". " + version.content().title() + noticed("（", version.notice(), true, "）")
                + "[DB/OL]. 第" + version.number() + "版. " + REGISTER_ZH + ", " + published.getYear() + "(" + published
                + ")" + (accessedOn == null ? "" : "[" + accessedOn + "]") + ". " + version.caseNumber() + ".";
    }

    private static String english(CaseStudyVersion version, LocalDate published, @Nullable LocalDate accessedOn) {
        return version.authorName() + " (" + published.getYear() + "). "
                + version.content().title() + noticed(" [", version.notice(), false, "]") + " ("
                + version.caseNumber() + ", version " + version.number() + ", " + published + "). " + REGISTER_EN
                + ". " + version.licence().spdx() + "."
                + (accessedOn == null ? "" : " Accessed " + accessedOn + ".");
    }

    private static String noticed(String open, @Nullable Label notice, boolean chinese, String close) {
        return notice == null ? "" : open + (chinese ? notice.zh() : notice.en()) + close;
    }
}
