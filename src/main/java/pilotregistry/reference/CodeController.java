package pilotregistry.reference;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.language.Label;

/// Reads codes and units as people write them, so that a form can check them while it is filled in.
@Controller
class CodeController {

    private final ReferenceLists lists;

    CodeController(ReferenceLists lists) {
        this.lists = lists;
    }

    @QueryMapping
    GbtCodeReading gbt4754Code(@Argument String code) {
        var read = GbtCode.parse(code).orElse(null);
        if (read == null) {
            return new GbtCodeReading(null, GbtCode.flaw(code).orElseThrow(), null, null, List.of());
        }
        var matches = lists.industries().stream()
                .map(industry -> new IndustryMatching(industry, industry.match(read)))
                .filter(matching -> matching.match() != IndustryMatch.OUTSIDE)
                .toList();
        return new GbtCodeReading(read.value(), null, read.level(), read.section(), matches);
    }

    @QueryMapping
    SocialCreditCodeReading socialCreditCode(@Argument String code) {
        var read = SocialCreditCode.parse(code).orElse(null);
        return read == null
                ? new SocialCreditCodeReading(null, SocialCreditCode.flaw(code).orElseThrow(), null, null)
                : new SocialCreditCodeReading(
                        read,
                        null,
                        lists.divisions().find(read.divisionCode()).orElse(null),
                        read.organizationCodeFits());
    }

    @QueryMapping
    UnitConversion conversion(@Argument BigDecimal value, @Argument String unit, @Argument String metric) {
        var to = lists.outcomeMetric(metric).orElse(null);
        if (to == null) {
            return UnitConversion.refused(null, ConversionRefusal.UNKNOWN_METRIC);
        }
        return switch (lists.units().convert(value, unit, to)) {
            case Conversion.Converted converted -> new UnitConversion(to, converted, null);
            case Conversion.Impossible impossible -> UnitConversion.refused(to, impossible.refusal());
        };
    }

    /// An industry and how an activity belongs to it.
    record IndustryMatching(Industry industry, IndustryMatch match) {}

    /// A text read as a code of GB/T 4754.
    record GbtCodeReading(
            @Nullable String code,
            @Nullable GbtCodeFlaw flaw,
            @Nullable GbtLevel level,
            @Nullable String section,
            List<IndustryMatching> industries) {

        public @Nullable Label flawText() {
            return flaw == null ? null : flaw.text();
        }
    }

    /// A text read as a unified social credit code.
    record SocialCreditCodeReading(
            @Nullable SocialCreditCode read,
            @Nullable SocialCreditCodeFlaw flaw,
            @Nullable Division division,
            @Nullable Boolean organizationCodeFits) {

        public @Nullable String code() {
            return read == null ? null : read.value();
        }

        public @Nullable Label flawText() {
            return flaw == null ? null : flaw.text();
        }

        public @Nullable RegistrationAuthority authority() {
            return read == null ? null : read.authority();
        }

        public @Nullable Label authorityName() {
            return read == null ? null : read.authority().label();
        }

        public @Nullable Label category() {
            return read == null ? null : read.category();
        }

        public @Nullable String divisionCode() {
            return read == null ? null : read.divisionCode();
        }

        public @Nullable String organizationCode() {
            return read == null ? null : read.organizationCode();
        }
    }

    /// A quantity brought to the unit of a metric, or why that cannot be.
    record UnitConversion(
            @Nullable OutcomeMetric metric,
            Conversion.@Nullable Converted converted,
            @Nullable ConversionRefusal refusal) {

        static UnitConversion refused(@Nullable OutcomeMetric metric, ConversionRefusal refusal) {
            return new UnitConversion(metric, null, refusal);
        }

        public @Nullable BigDecimal value() {
            return converted == null ? null : converted.value();
        }

        public @Nullable Boolean yearAssumed() {
            return converted == null ? null : converted.yearAssumed();
        }

        public @Nullable Boolean approximate() {
            return converted == null ? null : converted.approximate();
        }

        public @Nullable Label refusalText() {
            return refusal == null ? null : refusal.text();
        }
    }
}
