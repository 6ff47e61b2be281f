package pilotregistry.application;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A source of money (R17).
///
/// @param amount in 10 000 yuan (万元)
/// @param secured promised in writing
public record Funding(
        FundingKind kind,
        BigDecimal amount,
        boolean secured,
        @Nullable String note) {}
