package pilotregistry.application;

import static pilotregistry.application.PlanTables.NONE;
import static pilotregistry.application.PlanTables.NOTHING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.attachment.Manuscript;
import pilotregistry.attachment.Manuscript.Block;
import pilotregistry.attachment.Manuscript.Field;
import pilotregistry.attachment.Manuscript.Paragraph;
import pilotregistry.attachment.Manuscript.Section;
import pilotregistry.attachment.Manuscript.Table;
import pilotregistry.batch.Policy;
import pilotregistry.language.Messages;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.Industry;
import pilotregistry.reference.ReferenceLists;

/// Writes the plan (实施方案) of an application, and the data of its letter, as manuscripts for print.
@Component
class PlanWriter {

    private static final int SCHEDULE = 6;
    private static final int OUTCOMES = 7;

    private final ReferenceLists reference;
    private final PlanTables tables;

    PlanWriter(ReferenceLists reference, Messages messages) {
        this.reference = reference;
        this.tables = new PlanTables(reference, messages);
    }

    Manuscript plan(SubmissionPackage submission) {
        var content = submission.application().content();
        var sections = new ArrayList<Section>();
        sections.add(new Section(1, "试点概况", overview(submission)));
        sections.add(new Section(2, "范围内企业", tables.enterprises(content.enterprises())));
        outline(content, sections);
        sections.add(new Section(1, "资金来源", tables.funding(content.funding())));
        sections.add(new Section(1, "环境记录承诺", tables.declaration(content.declaration(), submission.call())));
        return new Manuscript(
                submission.application().title(), "清洁生产审核创新试点实施方案", fields(submission), sections, footer(submission));
    }

    /// What the registry knows of the province's letter; nothing before there is one.
    Optional<Manuscript> letter(SubmissionPackage submission) {
        var letter = submission.application().recommended();
        if (letter == null) {
            return Optional.empty();
        }
        var fields = List.of(
                new Field("发文字号", letter.letterNumber()),
                new Field("日期", letter.letterDate().toString()),
                new Field("推荐单位", province(submission)),
                new Field("推荐项目", submission.application().title()),
                new Field("申报单位", submission.applicant().name()),
                new Field("所推荐快照", letter.filingSha256()));
        return Optional.of(new Manuscript("省级推荐函登记信息", "由登记系统生成，不代替推荐函原件", fields, List.of(), footer(submission)));
    }

    private List<Field> fields(SubmissionPackage submission) {
        var content = submission.application().content();
        var type = content.type();
        var object = content.object();
        var fields = new ArrayList<Field>();
        fields.add(new Field("批次", submission.call().title()));
        fields.add(new Field(
                "试点类型",
                type == null ? NOTHING : reference.pilotType(type).name().zh()));
        fields.add(new Field("试点对象", object == null ? NOTHING : object.name()));
        fields.add(new Field("申报单位", submission.applicant().name()));
        fields.add(new Field("推荐单位", province(submission)));
        fields.add(new Field("试点期限", submission.call().policy().termMonths() + " 个月"));
        return fields;
    }

    private List<Block> overview(SubmissionPackage submission) {
        var content = submission.application().content();
        var rows = new ArrayList<List<String>>();
        object(content.object(), submission, rows);
        rows.add(List.of("行业", joined(content.industries(), this::industry)));
        rows.add(List.of("申报单位", submission.applicant().name()));
        rows.add(List.of("其他申报单位", names(content.coApplicants(), submission)));
        var implementer = content.implementer();
        rows.add(List.of("实施单位", implementer == null ? NOTHING : names(List.of(implementer), submission)));
        rows.add(List.of("协助单位", joined(content.contractors(), Function.identity())));
        if (content.openListNote() != null) {
            rows.add(List.of("所列名单之外的说明", content.openListNote()));
        }
        return List.of(new Table(List.of("项目", "内容"), rows));
    }

    private void object(@Nullable PilotObject object, SubmissionPackage submission, List<List<String>> rows) {
        if (object == null) {
            rows.add(List.of("试点对象", NOTHING));
            return;
        }
        rows.add(List.of("试点对象", object.name()));
        rows.add(List.of("对象类别", tables.label(object.kind())));
        rows.add(List.of(
                "所在行政区划",
                joined(
                        object.divisionCodes(),
                        code -> reference
                                .divisions()
                                .find(code)
                                .map(division -> division.fullName())
                                .orElse(code))));
        if (object.regionCode() != null) {
            var day = Optional.ofNullable(submission.call().issuedOn())
                    .orElseGet(() -> submission.call().policy().lastDay());
            rows.add(List.of("重点区域", region(object.regionCode(), day)));
        }
        if (object.watershedCode() != null) {
            var watershed = reference.watershed(object.watershedCode());
            rows.add(List.of("流域", watershed.map(it -> it.name().zh()).orElse(object.watershedCode())));
        }
    }

    private String region(String code, LocalDate day) {
        return reference.regions().find(code, day).map(it -> it.name().zh()).orElse(code);
    }

    private String industry(IndustryChoice choice) {
        var name = choice.code().equals(Industry.OTHER)
                ? "其他"
                : reference.industry(choice.code()).map(it -> it.name().zh()).orElse(choice.code());
        return choice.text() == null ? name : name + "（" + choice.text() + "）";
    }

    /// The sections and parts of the notice's annex (R24), each with its text; the tables where they belong.
    private void outline(ApplicationContent content, List<Section> sections) {
        var texts = content.plan().stream().collect(Collectors.toMap(PlanPart::number, PlanPart::text, (a, b) -> a));
        for (var section : reference.planOutline()) {
            var blocks = new ArrayList<Block>();
            if (section.parts().isEmpty()) {
                blocks.add(text(texts, String.valueOf(section.number())));
            }
            switch (section.number()) {
                case SCHEDULE -> blocks.addAll(tables.milestones(content.milestones()));
                case OUTCOMES -> blocks.addAll(tables.outcomes(content.expectedOutcomes()));
                default -> {}
            }
            sections.add(new Section(1, section.number() + "　" + section.title().zh(), blocks));
            for (var part : section.parts()) {
                var heading = part.number() + "　" + part.title().zh();
                sections.add(new Section(2, heading, List.of(text(texts, part.number()))));
            }
        }
    }

    private String footer(SubmissionPackage submission) {
        var filing = submission.application().currentFiling();
        var state = filing == null
                ? "草稿"
                : "第 %d 次报送，%s"
                        .formatted(
                                filing.number(),
                                filing.at().atOffset(Policy.ZONE).toLocalDate());
        return submission.application().id() + " · " + state;
    }

    /// The two departments that recommend together (R22).
    private String province(SubmissionPackage submission) {
        var code = submission.application().content().leadProvince();
        return Optional.ofNullable(code)
                .flatMap(reference::province)
                .map(it -> it.ecologyDepartment().zh() + "、"
                        + it.developmentDepartment().zh())
                .orElse(NOTHING);
    }

    private static String names(Collection<OrganizationId> ids, SubmissionPackage submission) {
        return joined(ids, id -> {
            var body = submission.bodies().get(id);
            return body == null ? id.value() : body.name();
        });
    }

    private static Paragraph text(Map<String, String> texts, String number) {
        var text = texts.get(number);
        return new Paragraph(text == null || text.isBlank() ? NOTHING : text);
    }

    private static <T> String joined(Collection<T> items, Function<T, String> text) {
        return items.isEmpty() ? NONE : items.stream().map(text).collect(Collectors.joining("、"));
    }
}
