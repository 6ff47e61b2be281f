package pilotregistry.designation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.organization.OrganizationId;

/// One expert's part in a review: every revision given is kept, and the recusal if there was one.
///
/// @param expert subject of the expert's tokens
/// @param organizationId the body whose mandate makes an expert of the person
public record ExpertReview(
        String expert,
        String name,
        OrganizationId organizationId,
        List<Evaluation> revisions,
        @Nullable Recusal recusal) {

    public ExpertReview {
        revisions = List.copyOf(revisions);
    }

    boolean counts() {
        return recusal == null && !revisions.isEmpty();
    }

    /// The last revision; null before, and for an expert who stepped back.
    public @Nullable Evaluation current() {
        return counts() ? revisions.getLast() : null;
    }

    ExpertReview with(Evaluation evaluation) {
        var more = new ArrayList<>(revisions);
        more.add(evaluation);
        return new ExpertReview(expert, name, organizationId, more, recusal);
    }

    ExpertReview with(Recusal why) {
        return new ExpertReview(expert, name, organizationId, revisions, why);
    }
}
