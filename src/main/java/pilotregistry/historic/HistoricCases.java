package pilotregistry.historic;

import java.time.Clock;
import org.springframework.stereotype.Component;
import pilotregistry.casestudy.CaseImport;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.FirstStep;

/// Case studies from public texts, there from the first start with their sources; a figure beyond the plausible range
/// comes in as the source has it, and is shown as doubtful.
@Component
class HistoricCases extends FirstStep {

    private static final int AFTER_THE_OUTCOMES = 4;
    private static final CaseImport.Order ORDER = new CaseImport.Order(null, null, null, false);

    private final CaseImport cases;
    private final Clock clock;

    HistoricCases(CaseImport cases, Clock clock) {
        super(AFTER_THE_OUTCOMES);
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    protected void take() {
        new ShippedTable("case-studies")
                .through((table, key) -> cases.run(
                        table, ORDER, Command.ofRegistry("importCaseStudies", key, clock.instant()), row -> {}));
    }
}
