package pilotregistry.graphql;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactories;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Actor;
import pilotregistry.access.FieldClass;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.language.CodedException;
import pilotregistry.language.Label;
import pilotregistry.language.Language;

/// What the schema's own directives do: `@localized`, `@access`, `@mandated`.
final class Directives {

    private Directives() {}

    private static Object argument(GraphQLAppliedDirective directive, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(directive.getArgument(name)).<Object>getValue());
    }

    /// Picks the language of a label: the argument's, else the caller's.
    static final class Localized implements SchemaDirectiveWiring {

        @Override
        public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
            DataFetcher<?> original = environment.getFieldDataFetcher();
            environment.setFieldDataFetcher(
                    original instanceof TrivialDataFetcher<?>
                            ? trivially(original)
                            : DataFetcherFactories.wrapDataFetcher(
                                    original, (fetching, value) -> text(value, language(fetching))));
            return environment.getFieldDefinition();
        }

        private static DataFetcher<?> trivially(DataFetcher<?> original) {
            TrivialDataFetcher<@Nullable Object> fetcher = fetching -> inItsLanguage(original, fetching);
            return fetcher;
        }

        // As trivial as what it reads: nothing is observed, and no thread's context restored, for each label of a list.
        private static @Nullable Object inItsLanguage(DataFetcher<?> original, DataFetchingEnvironment fetching)
                throws Exception {
            return text(original.get(fetching), language(fetching));
        }

        private static Language language(DataFetchingEnvironment fetching) {
            String language = fetching.getArgument("language");
            return language == null ? Language.of(fetching.getLocale()) : Language.valueOf(language);
        }

        private static @Nullable Object text(@Nullable Object value, Language language) {
            return switch (value) {
                case null -> null;
                case Label label -> label.in(language);
                case List<?> labels ->
                    labels.stream().map(each -> text(each, language)).toList();
                default -> throw new IllegalStateException("@localized upon " + value.getClass());
            };
        }
    }

    /// Keeps a field from those whose class does not reach it; the field is nullable, the rest of the answer stays.
    static final class Access implements SchemaDirectiveWiring {

        @Override
        public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
            var needed = FieldClass.valueOf(
                    argument(environment.getAppliedDirective(), "to").toString());
            DataFetcher<?> original = environment.getFieldDataFetcher();
            DataFetcher<?> guarded = fetching -> {
                if (ActorInterceptor.actor(fetching.getGraphQlContext()).reads().compareTo(needed) < 0) {
                    throw new CodedException("FIELD_FORBIDDEN");
                }
                return original.get(fetching);
            };
            environment.setFieldDataFetcher(
                    original instanceof TrivialDataFetcher<?> ? (TrivialDataFetcher<Object>) guarded::get : guarded);
            return environment.getFieldDefinition();
        }
    }

    /// Lets only those through whose token has the scope and who hold one of the roles for some body; for which body,
    /// the act itself decides.
    static final class Mandated implements SchemaDirectiveWiring {

        @Override
        public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
            var needed = Need.of(environment.getAppliedDirective());
            DataFetcher<?> original = environment.getFieldDataFetcher();
            environment.setFieldDataFetcher(fetching -> {
                needed.check(ActorInterceptor.actor(fetching.getGraphQlContext()));
                return original.get(fetching);
            });
            return environment.getFieldDefinition();
        }
    }

    /// What `@mandated` asks for.
    record Need(Scope scope, List<Role> roles) {

        static Need of(GraphQLAppliedDirective directive) {
            var roles = (List<?>) argument(directive, "roles");
            return new Need(
                    Scope.valueOf(argument(directive, "scope").toString()),
                    roles.stream().map(String::valueOf).map(Role::valueOf).toList());
        }

        void check(Actor actor) {
            actor.acting(scope, mandate -> true, roles.toArray(Role[]::new));
        }
    }
}
