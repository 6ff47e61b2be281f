package pilotregistry.batch;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call as it is proposed: whatever a ministry sent, before any of it is known to be fit.
///
/// @param issuedOn date of the notice; null for a call that no notice announces
/// @param recommendingUnits null for all provinces and XPCC
record Proposal(
        int number,
        int year,
        String title,
        @Nullable String documentNumber,
        @Nullable LocalDate issuedOn,
        LocalDate lastDay,
        int quota,
        long sizeLimit,
        long sizeWarning,
        int termMonths,
        int cleanRecordYears,
        CreditTrigger creditTrigger,
        List<BatchId> baselineBatches,
        @Nullable List<String> recommendingUnits,
        boolean demonstration) {

    static Proposal of(Batch.Call call, Policy policy, boolean demonstration) {
        var documentNumber = call.documentNumber();
        return new Proposal(
                call.number(),
                call.year(),
                call.title(),
                documentNumber == null ? null : documentNumber.value(),
                call.issuedOn(),
                policy.lastDay(),
                policy.quota(),
                policy.sizeLimit(),
                policy.sizeWarning(),
                policy.termMonths(),
                policy.cleanRecordYears(),
                policy.creditTrigger(),
                policy.baselineBatches(),
                policy.recommendingUnits(),
                demonstration);
    }

    /// Only of what [OpeningRules] have nothing against.
    Batch.Call call() {
        return new Batch.Call(
                number,
                year,
                title.strip(),
                documentNumber == null
                        ? null
                        : DocumentNumber.parse(documentNumber).orElseThrow(),
                issuedOn);
    }

    /// Only of what [OpeningRules] have nothing against.
    Policy policy(List<String> provinces) {
        return new Policy(
                Policy.endOf(lastDay),
                quota,
                sizeLimit,
                sizeWarning,
                termMonths,
                cleanRecordYears,
                creditTrigger,
                baselineBatches.stream().distinct().toList(),
                recommendingUnits == null
                        ? provinces
                        : recommendingUnits.stream().distinct().toList());
    }
}
