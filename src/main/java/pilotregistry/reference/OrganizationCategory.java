package pilotregistry.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// What a body is by the first two characters of its unified social credit code (GB 32100-2015, amended in 2016).
final class OrganizationCategory {

    private static final Label OTHER = new Label("其他", "other");
    private static final Map<String, Label> CATEGORIES = Map.ofEntries(
            Map.entry("11", new Label("机关", "state organ")),
            Map.entry("12", new Label("事业单位", "public institution")),
            Map.entry("13", new Label("编办直接管理机构编制的群众团体", "mass organization under the establishment office")),
            Map.entry("21", new Label("外国常驻新闻机构", "resident foreign news agency")),
            Map.entry("31", new Label("律师执业机构", "law firm")),
            Map.entry("32", new Label("公证处", "notary office")),
            Map.entry("33", new Label("基层法律服务所", "grassroots legal service office")),
            Map.entry("34", new Label("司法鉴定机构", "forensic examination institution")),
            Map.entry("35", new Label("仲裁委员会", "arbitration commission")),
            Map.entry("41", new Label("外国在华文化中心", "foreign cultural centre in China")),
            Map.entry("51", new Label("社会团体", "social organization")),
            Map.entry("52", new Label("民办非企业单位", "private non-enterprise unit")),
            Map.entry("53", new Label("基金会", "foundation")),
            Map.entry("61", new Label("外国旅游部门常驻代表机构", "resident office of a foreign tourism authority")),
            Map.entry(
                    "62",
                    new Label(
                            "港澳台地区旅游部门常驻内地（大陆）代表机构",
                            "resident office of a tourism authority of Hong Kong, Macao or Taiwan")),
            Map.entry("71", new Label("宗教活动场所", "religious venue")),
            Map.entry("72", new Label("宗教院校", "religious school")),
            Map.entry("81", new Label("基层工会", "grassroots trade union")),
            Map.entry("91", new Label("企业", "enterprise")),
            Map.entry("92", new Label("个体工商户", "individual business")),
            Map.entry("93", new Label("农民专业合作社", "farmers' cooperative")),
            Map.entry("A1", new Label("军队事业单位", "military institution")),
            Map.entry("N1", new Label("组级集体经济组织", "collective economic organization of a group")),
            Map.entry("N2", new Label("村级集体经济组织", "collective economic organization of a village")),
            Map.entry("N3", new Label("乡镇级集体经济组织", "collective economic organization of a township")),
            Map.entry("Y1", new Label("其他", "other")));

    private OrganizationCategory() {}

    static @Nullable Label of(String authorityAndCategory) {
        return authorityAndCategory.endsWith("9") ? OTHER : CATEGORIES.get(authorityAndCategory);
    }
}
