package pilotregistry.http;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Puts the registry's own door before that of the box; who would rather have a stream of events is answered before.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class HttpConfiguration {

    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> graphQlDoor(
            WebGraphQlHandler handler,
            HttpRules rules,
            Bodies bodies,
            Answers answers,
            Problems problems,
            Waiting waiting) {
        var door = new GraphQlDoor(handler, rules, bodies, answers, problems, waiting);
        return RouterFunctions.route(RequestPredicates.path(GraphQlDoor.PATH), door::answer);
    }

    /// After the box's own: the valve that is added last is the first to report.
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatWebServerFactory> valves(Problems problems) {
        return tomcat -> {
            tomcat.addEngineValves(new Presence());
            tomcat.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new WireFaults(problems)));
        };
    }
}
