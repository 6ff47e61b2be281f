package pilotregistry.application;

import static pilotregistry.language.Language.ZH;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.Manuscript.Block;
import pilotregistry.attachment.Manuscript.Paragraph;
import pilotregistry.attachment.Manuscript.Table;
import pilotregistry.batch.Batch;
import pilotregistry.language.Messages;
import pilotregistry.reference.ReferenceLists;

/// Sets the lists of a plan as tables: enterprises, milestones, expected outcomes, funding, declared events.
final class PlanTables {

    static final String NOTHING = "（未填写）";
    static final String NONE = "—";

    private final ReferenceLists reference;
    private final Messages messages;

    PlanTables(ReferenceLists reference, Messages messages) {
        this.reference = reference;
        this.messages = messages;
    }

    List<Block> enterprises(List<Enterprise> enterprises) {
        if (enterprises.isEmpty()) {
            return List.of(new Paragraph(NOTHING));
        }
        var rows = numbered(
                enterprises,
                enterprise ->
                        Stream.of(enterprise.name(), enterprise.socialCreditCode(), orNone(enterprise.gbt4754())));
        return List.of(
                new Paragraph("共 %d 家。".formatted(enterprises.size())),
                new Table(List.of("序号", "企业名称", "统一社会信用代码", "行业代码（GB/T 4754）"), rows));
    }

    List<Block> milestones(List<Milestone> milestones) {
        if (milestones.isEmpty()) {
            return List.of();
        }
        var rows =
                numbered(milestones, step -> Stream.of(step.title(), step.due().toString(), orNone(step.result())));
        return List.of(new Table(List.of("序号", "工作", "完成月份", "产出"), rows));
    }

    List<Block> outcomes(List<ExpectedOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return List.of();
        }
        var rows = outcomes.stream().map(this::outcome).toList();
        return List.of(new Table(List.of("指标", "基准值", "目标值", "单位", "基准期", "说明"), rows));
    }

    private List<String> outcome(ExpectedOutcome outcome) {
        return List.of(
                reference
                        .outcomeMetric(outcome.metric())
                        .map(it -> it.name().zh())
                        .orElse(outcome.metric()),
                outcome.baseline() == null ? NONE : number(outcome.baseline()),
                number(outcome.target()),
                outcome.unit(),
                orNone(outcome.baselinePeriod()),
                orNone(outcome.note()));
    }

    List<Block> funding(List<Funding> funding) {
        if (funding.isEmpty()) {
            return List.of(new Paragraph(NOTHING));
        }
        var rows = funding.stream()
                .map(each -> List.of(
                        label(each.kind()), number(each.amount()), each.secured() ? "已落实" : "未落实", orNone(each.note())))
                .collect(Collectors.toCollection(ArrayList::new));
        var total = funding.stream().map(Funding::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        rows.add(List.of("合计", number(total)));
        return List.of(new Table(List.of("来源", "金额（万元）", "落实情况", "说明"), rows));
    }

    List<Block> declaration(@Nullable Declaration declaration, Batch call) {
        if (declaration == null) {
            return List.of(new Paragraph(NOTHING));
        }
        var blocks = new ArrayList<Block>();
        // R16, notice 四（二）
        blocks.add(new Paragraph("自 %s 起，试点对象%s被中央生态环境保护督察指出突出生态环境问题，%s因环境问题被省级以上媒体曝光。"
                .formatted(
                        call.policy().cleanSince(),
                        declaration.cleanRecord() ? "未" : "曾",
                        declaration.cleanRecord() ? "也未" : "或曾")));
        blocks.add(new Paragraph("签署人：%s　　签署日期：%s".formatted(declaration.signedBy(), declaration.signedOn())));
        if (!declaration.events().isEmpty()) {
            var rows = declaration.events().stream()
                    .map(event -> List.of(
                            label(event.kind()),
                            event.date().toString(),
                            event.source(),
                            orNone(event.enterpriseCode())))
                    .toList();
            blocks.add(new Table(List.of("事件", "日期", "来源", "所涉企业"), rows));
        }
        return blocks;
    }

    String label(Enum<?> constant) {
        return messages.say(constant.getDeclaringClass().getSimpleName() + "." + constant.name(), Map.of(), ZH);
    }

    private static <T> List<List<String>> numbered(List<T> items, Function<T, Stream<String>> cells) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> Stream.concat(Stream.of(String.valueOf(i + 1)), cells.apply(items.get(i)))
                        .toList())
                .toList();
    }

    private static String number(BigDecimal number) {
        return number.toPlainString();
    }

    private static String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? NONE : text;
    }
}
