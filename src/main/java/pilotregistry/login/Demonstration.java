package pilotregistry.login;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The demonstration persons of `demonstration.yaml`: who can log in at the local issuer, and for whom each is meant to
/// act.
@ConfigurationProperties("demonstration")
public record Demonstration(String password, List<Person> persons) {

    /// One person; what it may do follows from a mandate in the registry, never from its token.
    public record Person(String username, String name, String english, String role, Body body) {}

    /// The body a person acts for; the province is there for departments and for bodies of a province.
    public record Body(
            String name, String english, @Nullable String province) {}

    Optional<Person> person(String username) {
        return persons.stream()
                .filter(person -> person.username().equals(username))
                .findFirst();
    }
}
