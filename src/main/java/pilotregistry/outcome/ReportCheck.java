package pilotregistry.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.ScopeEnterprise;
import pilotregistry.reference.MetricForm;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// Looks at a reported outcome: what refuses it, what calls for a second look, and what it is in the metric's own unit.
final class ReportCheck {

    private static final int TEXT = 2_000;
    private static final int TITLE = 200;
    private static final String COAL = "coal_equivalent_saved";

    private final ReferenceLists reference;

    ReportCheck(ReferenceLists reference) {
        this.reference = reference;
    }

    /// What came of it; subject and report only where nothing refuses them.
    record Checked(
            @Nullable OutcomeSubject subject,
            OutcomeReport report,
            OutcomeFamily family,
            List<PlausibilityFinding> findings,
            List<Refusal<ReportOutcomeErrorCode>> refusals) {}

    Checked check(OutcomeDraft draft, Pilot pilot) {
        var metric = reference.outcomeMetric(draft.metric()).orElse(null);
        var refusals = new ArrayList<Refusal<ReportOutcomeErrorCode>>();
        var enterprise = enterprise(draft.enterprise(), pilot, refusals);
        texts(draft, refusals);
        terms(draft, metric, refusals);
        var figures = new Figures(reference.units(), metric, refusals);
        var report = report(draft, figures);
        if (metric != null) {
            forms(metric.form(), report, draft, refusals);
            figures.judge(report, draft);
        }
        var findings = metric == null || !refusals.isEmpty()
                ? List.<PlausibilityFinding>of()
                : Plausibility.findings(metric, report, draft.at());
        var subject = metric == null ? null : subject(draft, pilot, enterprise, metric);
        return new Checked(
                refusals.isEmpty() ? subject : null,
                report,
                metric == null ? OutcomeFamily.ENVIRONMENTAL_BENEFIT : OutcomeFamily.of(metric.kind()),
                findings,
                refusals);
    }

    private static void terms(
            OutcomeDraft draft, @Nullable OutcomeMetric metric, List<Refusal<ReportOutcomeErrorCode>> refusals) {
        if (metric == null) {
            refusals.add(
                    refusal(ReportOutcomeErrorCode.UNKNOWN_METRIC, "metric").with("metric", draft.metric()));
        }
        if (draft.at().reversed()) {
            refusals.add(refusal(ReportOutcomeErrorCode.PERIOD_REVERSED, "period"));
        }
        if (draft.coalEquivalentIncludesElectricity() != null && !draft.metric().equals(COAL)) {
            refusals.add(refusal(ReportOutcomeErrorCode.COAL_ONLY, "coalEquivalentIncludesElectricity"));
        }
    }

    private static OutcomeSubject subject(
            OutcomeDraft draft, Pilot pilot, @Nullable ScopeEnterprise enterprise, OutcomeMetric metric) {
        var paper = draft.document();
        var item = metric.form() == MetricForm.LIST && paper != null
                ? paper.title().replaceAll("[\\s\\p{Z}《》]", "")
                : null;
        return new OutcomeSubject(pilot.id(), enterprise, metric.key(), draft.at(), item);
    }

    private static OutcomeReport report(OutcomeDraft draft, Figures figures) {
        var paper = draft.document();
        return new OutcomeReport(
                figures.quantity(draft.amount(), "amount"),
                figures.quantity(draft.baseline(), "baseline"),
                figures.quantity(draft.after(), "after"),
                draft.level(),
                draft.verifiedBy(),
                draft.baselinePeriod(),
                paper == null
                        ? null
                        : new OutputDocument(
                                paper.kind(), paper.title().strip(), paper.issuedOn(), paper.url(), paper.file()),
                draft.nature(),
                draft.coalEquivalentIncludesElectricity(),
                draft.note(),
                draft.source(),
                draft.certainty());
    }

    private static @Nullable ScopeEnterprise enterprise(
            @Nullable String code, Pilot pilot, List<Refusal<ReportOutcomeErrorCode>> refusals) {
        if (code == null) {
            return null;
        }
        var found = inScope(code, pilot);
        if (found.isEmpty()) {
            refusals.add(refusal(ReportOutcomeErrorCode.ENTERPRISE_NOT_IN_SCOPE, "enterprise")
                    .by("R20")
                    .with("enterprise", code));
        }
        return found.orElse(null);
    }

    static Optional<ScopeEnterprise> inScope(String code, Pilot pilot) {
        var normal = code.strip().toUpperCase(Locale.ROOT);
        return pilot.enterprises().stream()
                .filter(enterprise -> normal.equals(enterprise.socialCreditCode()))
                .findFirst();
    }

    // Each form has its own part of the report, and takes no other.
    private static void forms(
            MetricForm form, OutcomeReport report, OutcomeDraft draft, List<Refusal<ReportOutcomeErrorCode>> refusals) {
        var numbers = draft.amount() != null || draft.baseline() != null || draft.after() != null;
        var parts = new java.util.LinkedHashMap<String, Boolean>();
        parts.put("amount", numbers);
        parts.put("level", report.level() != null);
        parts.put("verifiedBy", report.verifiedBy() != null);
        parts.put("baselinePeriod", report.baselinePeriod() != null);
        parts.put("deliverable", report.document() != null);
        var own =
                switch (form) {
                    case COUNT, QUANTITY, PERCENT -> "amount";
                    case CP_LEVEL -> "level";
                    case CHOICE -> "verifiedBy";
                    case PERIOD -> "baselinePeriod";
                    case LIST -> "deliverable";
                };
        if (!parts.getOrDefault(own, false)) {
            refusals.add(refusal(ReportOutcomeErrorCode.VALUE_MISSING, own).with("form", form.name()));
        }
        parts.forEach((part, given) -> {
            // What is no quantity refuses each number by the conversion's own code already.
            if (given && !part.equals(own) && !part.equals("amount")) {
                refusals.add(refusal(ReportOutcomeErrorCode.VALUE_OF_ANOTHER_FORM, part)
                        .with("form", form.name()));
            }
        });
    }

    private static void texts(OutcomeDraft draft, List<Refusal<ReportOutcomeErrorCode>> refusals) {
        tooLong(draft.note(), TEXT, refusals, "note");
        tooLong(draft.source(), TEXT, refusals, "source");
        period(draft.at(), refusals, "period");
        period(draft.baselinePeriod(), refusals, "baselinePeriod");
        figure(draft.amount(), refusals, "amount");
        figure(draft.baseline(), refusals, "baseline");
        figure(draft.after(), refusals, "after");
        var paper = draft.document();
        if (paper != null) {
            tooLong(paper.title(), TITLE, refusals, "deliverable", "title");
            tooLong(paper.url(), TEXT, refusals, "deliverable", "url");
            if (paper.title().isBlank()) {
                refusals.add(refusal(ReportOutcomeErrorCode.TITLE_MISSING, "deliverable", "title"));
            }
            if (paper.url() != null && !isWeb(paper.url())) {
                refusals.add(refusal(ReportOutcomeErrorCode.URL_INVALID, "deliverable", "url"));
            }
        }
    }

    private static void figure(
            OutcomeDraft.@Nullable Figure figure, List<Refusal<ReportOutcomeErrorCode>> refusals, String part) {
        if (figure != null) {
            tooLong(figure.method(), TEXT, refusals, part, "method");
            period(figure.period(), refusals, part, "period");
        }
    }

    private static void period(
            @Nullable OutcomePeriod period, List<Refusal<ReportOutcomeErrorCode>> refusals, String... path) {
        if (period != null) {
            var text = Stream.concat(Stream.of(path), Stream.of("text")).toArray(String[]::new);
            tooLong(period.text(), TITLE, refusals, text);
        }
    }

    private static boolean isWeb(String url) {
        try {
            var uri = new java.net.URI(url);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        } catch (java.net.URISyntaxException malformed) {
            return false;
        }
    }

    private static void tooLong(
            @Nullable String text, int limit, List<Refusal<ReportOutcomeErrorCode>> refusals, String... path) {
        if (text != null && text.length() > limit) {
            refusals.add(refusal(ReportOutcomeErrorCode.TEXT_TOO_LONG, path).with("limit", limit));
        }
    }

    static Refusal<ReportOutcomeErrorCode> refusal(ReportOutcomeErrorCode code, String... path) {
        var full = new ArrayList<>(List.of("input"));
        full.addAll(List.of(path));
        return Refusal.of(code, full.toArray(String[]::new));
    }
}
