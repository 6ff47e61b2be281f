package pilotregistry.application;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What later offices entered upon an application.
///
/// @param createdAt when it was drafted
record Course(
        Instant createdAt,
        @Nullable Recommended recommended,
        @Nullable Submission submission,
        @Nullable Conclusion conclusion,
        List<RecordedEvent> events) {

    // Null in what was written before offices could record events.
    Course(
            Instant createdAt,
            @Nullable Recommended recommended,
            @Nullable Submission submission,
            @Nullable Conclusion conclusion,
            @Nullable List<RecordedEvent> events) {
        this.createdAt = createdAt;
        this.recommended = recommended;
        this.submission = submission;
        this.conclusion = conclusion;
        this.events = events == null ? List.of() : List.copyOf(events);
    }

    static Course begun(Instant now) {
        return new Course(now, null, null, null, List.of());
    }

    Course recommended(Recommended letter) {
        return new Course(createdAt, letter, null, null, events);
    }

    Course submitted(Submission arrival) {
        return new Course(createdAt, recommended, arrival, null, events);
    }

    Course concluded(Conclusion end) {
        return new Course(createdAt, recommended, submission, end, events);
    }

    Course with(RecordedEvent event) {
        var all = Stream.concat(events.stream(), Stream.of(event)).toList();
        return new Course(createdAt, recommended, submission, conclusion, all);
    }
}
