package pilotregistry.casestudy;

import java.time.Instant;
import java.util.List;
import pilotregistry.ledger.History;

/// Published synthetic cases in numbers that nobody would write one by one, for measuring.
public final class ManyCases {

    private static final Instant DAY = Instant.parse("2024-08-20T00:00:00Z");

    private ManyCases() {}

    /// As the database holds it once it was published.
    public static CaseStudy published(int number, CaseContent content) {

        var paper = new CasePaper(content, new CaseLabels(false, true, true), Licence.USUAL);
        var publication =
                CasePublication.after(null, paper, java.util.List.of(), null, DAY, new Publisher(null, "bench"));
        var progress =
                new CaseProgress(CaseStudyStatus.PUBLISHED, null, CaseNumber.of(2024, number), publication, null, null);
        return new CaseStudy(
                new CaseStudyId("case_%08d".formatted(number)),
                null,
                new CaseEntry(null, null, null, "合成数据", null, DAY),
                progress,
                List.of(),
                CaseKeys.of(progress, 0),
                new History());
    }
}
