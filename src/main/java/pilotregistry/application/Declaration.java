package pilotregistry.application;

import java.time.LocalDate;
import java.util.List;

/// The signed word for the clean record (R16), with the events that are known all the same.
///
/// @param cleanRecord whether the object was neither named by central inspection nor exposed
public record Declaration(boolean cleanRecord, String signedBy, LocalDate signedOn, List<EnvironmentalEvent> events) {

    public Declaration {
        events = List.copyOf(events);
    }
}
