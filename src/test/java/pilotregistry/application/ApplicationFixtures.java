package pilotregistry.application;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Identifier;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.PilotType;
import pilotregistry.reference.SocialCreditCode;

/// An application that meets every rule that refuses, about a real object of the second batch: 石狮市大堡集控区 with its
/// 29 enterprises of 印染 and 电镀. What no source tells of it (names of enterprises, figures, texts) is invented.
public final class ApplicationFixtures {

    public static final String TITLE = "石狮市大堡集控区清洁生产整体审核创新试点项目";
    public static final String FUJIAN = "350000";
    public static final String SHISHI = "350581";

    /// The applicant and implementer, where no test registers one.
    public static final OrganizationId PARK = new OrganizationId("organization_dabao");

    private static final String CREDIT_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private ApplicationFixtures() {}

    public static ApplicationContent completeContent() {
        return completeContent(PARK);
    }

    /// @param implementer the applicant itself (R11)
    public static ApplicationContent completeContent(OrganizationId implementer) {
        return new ApplicationContent(
                TITLE,
                PilotType.PARK_CLUSTER,
                implementer,
                List.of(),
                List.of("演示清洁生产咨询机构"),
                FUJIAN,
                new PilotObject(ObjectKind.PARK, "石狮市大堡集控区", List.of(SHISHI), null, null),
                List.of(new IndustryChoice("DYEING", null), new IndustryChoice("ELECTROPLATING", null)),
                enterprises(29),
                plan(),
                milestones(),
                outcomes(),
                funding(),
                new Declaration(true, "演示负责人", LocalDate.of(2023, 3, 8), List.of()),
                new Contact("演示联系人", "0595-00000000", "contact@example.cn"),
                null);
    }

    /// The same as the variable `content` of draftApplication and editApplication.
    public static Map<String, Object> completeInput() {
        return input(completeContent());
    }

    public static Map<String, Object> completeInput(String implementer) {
        return input(completeContent(new OrganizationId(implementer)));
    }

    /// Content as the GraphQL variable of its input; what is null is left out.
    @SuppressWarnings("unchecked")
    public static Map<String, Object> input(ApplicationContent content) {
        return (Map<String, Object>) variable(content);
    }

    /// The content with another value of one component, such as `title`; null takes it away.
    public static ApplicationContent with(ApplicationContent content, String component, @Nullable Object value) {
        var components = ApplicationContent.class.getRecordComponents();
        var known = Arrays.stream(components).anyMatch(each -> each.getName().equals(component));
        if (!known) {
            throw new IllegalArgumentException("Content has no " + component);
        }
        var values = Arrays.stream(components)
                .map(each -> each.getName().equals(component) ? value : value(each, content))
                .toArray();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return ApplicationContent.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(component + " cannot be " + value, e);
        }
    }

    /// Invented enterprises with valid credit codes; two thirds of them 印染, the others 电镀.
    public static List<Enterprise> enterprises(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    var dyes = number * 3 <= count * 2;
                    var name = "演示%s企业%02d".formatted(dyes ? "印染" : "电镀", number);
                    return new Enterprise(name, creditCode("91", SHISHI, number), dyes ? "1713" : "3360");
                })
                .toList();
    }

    /// A valid unified social credit code that nobody was given.
    ///
    /// @param category authority and category, such as 91 for an enterprise, 11 for a state organ
    public static String creditCode(String category, String division, int number) {
        var body = "%s%sDEM%06d".formatted(category, division, number);
        return CREDIT_CODE_CHARACTERS
                .chars()
                .mapToObj(check -> body + (char) check)
                .flatMap(code -> SocialCreditCode.parse(code).stream())
                .map(SocialCreditCode::value)
                .findFirst()
                .orElseThrow();
    }

    private static List<PlanPart> plan() {
        return List.of(
                new PlanPart("1.1", "大堡集控区位于石狮市，范围内企业 29 家。"),
                new PlanPart("1.2", "以印染为主，配套电镀，集中供热，集中治污。"),
                new PlanPart("2.1", "废水排放量大，印染与电镀废水分质处理不足。"),
                new PlanPart("2.2", "集控区内企业均已开展过至少一轮清洁生产审核。"),
                new PlanPart("3", "以园区为整体开展审核，一年内形成共性方案库。"),
                new PlanPart("4.1", "整体诊断、分类审核、共享设施优化。"),
                new PlanPart("4.2", "物料平衡与水平衡联动，统一监测，分批实施。"),
                new PlanPart("5", "由单家审核转为园区整体审核，费用与时间显著下降。"),
                new PlanPart("6", "2023 年 8 月启动，2024 年 7 月完成。"),
                new PlanPart("7", "形成整体审核指南一份，年节水五十万吨。"));
    }

    private static List<Milestone> milestones() {
        return List.of(
                new Milestone("完成整体诊断", YearMonth.of(2023, 11), "诊断报告"),
                new Milestone("实施中高费方案", YearMonth.of(2024, 5), "方案实施清单"),
                new Milestone("总结成果", YearMonth.of(2024, 7), "整体审核指南"));
    }

    private static List<ExpectedOutcome> outcomes() {
        return List.of(
                new ExpectedOutcome(
                        "water_saved", new BigDecimal("1200"), new BigDecimal("50"), "万吨/年", "2022年", "与基准年取水量相比"),
                new ExpectedOutcome("cod_reduced", new BigDecimal("640"), new BigDecimal("32"), "吨/年", "2022年", null),
                new ExpectedOutcome(
                        "electricity_saved", new BigDecimal("9800"), new BigDecimal("310"), "万度", "2022年", null));
    }

    private static List<Funding> funding() {
        return List.of(
                new Funding(FundingKind.LOCAL_BUDGET, new BigDecimal("120"), true, "演示：省级与市级专项资金"),
                new Funding(FundingKind.ENTERPRISES, new BigDecimal("2600"), false, null));
    }

    private static @Nullable Object variable(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Identifier id -> id.value();
            case List<?> list ->
                list.stream().map(ApplicationFixtures::variable).toList();
            case Record record -> fields(record);
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }

    private static Map<String, Object> fields(Record record) {
        var fields = new LinkedHashMap<String, Object>();
        Stream.of(record.getClass().getRecordComponents()).forEach(component -> {
            var value = variable(value(component, record));
            if (value != null) {
                fields.put(component.getName(), value);
            }
        });
        return fields;
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return Objects.requireNonNull(component.getAccessor()).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getName(), e);
        }
    }
}
