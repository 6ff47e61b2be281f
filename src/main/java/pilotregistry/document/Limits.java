package pilotregistry.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How large a document may be and what it may cost, each a property of its own.
///
/// @param depth fields within fields; introspection has limits of its own
/// @param fields once all fragments are put in their places
/// @param rootFields of one query
/// @param mutations root fields of one mutation, which are carried out one after the other
/// @param directives upon one element
/// @param fragments that are defined; the engine compares each with each other
/// @param cost about as much as two seconds of the database
@ConfigurationProperties("registry.limits")
record Limits(
        @DefaultValue("12") int depth,
        @DefaultValue("2000") int fields,
        @DefaultValue("30") int aliases,
        @DefaultValue("10") int rootFields,
        @DefaultValue("5") int mutations,
        @DefaultValue("5") int directives,
        @DefaultValue("150") int fragments,
        @DefaultValue("10000") int tokens,
        @DefaultValue("200000") long cost) {}
