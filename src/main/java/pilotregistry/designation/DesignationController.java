package pilotregistry.designation;

import graphql.GraphQLContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.Intake;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.designation.DesignationContent.NotSelected;
import pilotregistry.designation.DesignationContent.Selected;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;

/// GraphQL: designations, public once in force.
@Controller
class DesignationController {

    private final MinistryDesk desk;
    private final Intake intake;
    private final BatchRegister batches;

    DesignationController(MinistryDesk desk, Intake intake, BatchRegister batches) {
        this.desk = desk;
        this.intake = intake;
        this.batches = batches;
    }

    record SelectedInput(
            ApplicationId application, @Nullable String name) {}

    record DesignatePilotsInput(
            BatchId batch,
            String documentNumber,
            LocalDate issuedOn,
            YearMonth termStart,
            List<SelectedInput> selected,
            List<NotSelected> notSelected) {}

    record DesignatePilotsPayload(@Nullable Designation designation, List<Refusal<DesignatePilotsErrorCode>> errors) {}

    @QueryMapping
    Designation designation(@Argument DesignationId id, Actor actor) {
        return desk.find(id, actor).orElseThrow(NotVisible::new);
    }

    @QueryMapping
    Connection<Designation> designations(ListRequest request, Actor actor) {
        return desk.list(request, actor);
    }

    @MutationMapping
    DesignatePilotsPayload designatePilots(@Argument DesignatePilotsInput input, Actor actor, Command command) {
        var content = new DesignationContent(
                input.batch(),
                DocumentNumber.asTyped(input.documentNumber()),
                input.issuedOn(),
                input.termStart(),
                named(input.selected()),
                input.notSelected());
        var decision = desk.designate(content, actor, command);
        return new DesignatePilotsPayload(decision.aggregate(), decision.refusals());
    }

    // A pilot is published under the title applied with, unless the list says otherwise.
    private List<Selected> named(List<SelectedInput> selected) {
        var known = intake.all(selected.stream()
                .limit(DesignationRules.MOST)
                .map(SelectedInput::application)
                .toList());
        return selected.stream()
                .map(each -> {
                    var application = known.get(each.application());
                    var title = application == null ? each.application().value() : application.title();
                    return new Selected(
                            each.application(),
                            each.name() == null ? title : each.name().strip());
                })
                .toList();
    }

    @BatchMapping(typeName = "Designation")
    Map<Designation, Batch> batch(List<Designation> designations) {
        var found = batches.byId(designations.stream().map(Designation::batchId).collect(Collectors.toSet()));
        return designations.stream()
                .distinct()
                .filter(designation -> found.containsKey(designation.batchId()))
                .collect(Collectors.toMap(
                        designation -> designation,
                        designation -> Objects.requireNonNull(found.get(designation.batchId()))));
    }

    @SchemaMapping
    List<Selected> selected(Designation designation) {
        return designation.content().selected();
    }

    /// Those whose application the caller may see: nobody learns here who else applied in vain.
    @SchemaMapping
    List<NotSelected> notSelected(Designation designation, Actor actor) {
        var all = designation.content().notSelected();
        var visible = intake.visible(all.stream().map(NotSelected::application).toList(), actor);
        return all.stream()
                .filter(each -> visible.containsKey(each.application()))
                .toList();
    }

    @BatchMapping(typeName = "SelectedApplication", field = "application")
    Map<Selected, Application> ofSelected(List<Selected> some, GraphQLContext context) {
        return visible(some, Selected::application, context);
    }

    @BatchMapping(typeName = "NotSelectedApplication", field = "application")
    Map<NotSelected, Application> ofNotSelected(List<NotSelected> some, GraphQLContext context) {
        return visible(some, NotSelected::application, context);
    }

    private <T> Map<T, Application> visible(List<T> some, Function<T, ApplicationId> id, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var found = intake.visible(some.stream().map(id).collect(Collectors.toSet()), actor);
        return some.stream()
                .distinct()
                .filter(each -> found.containsKey(id.apply(each)))
                .collect(Collectors.toMap(
                        Function.identity(), each -> Objects.requireNonNull(found.get(id.apply(each)))));
    }
}
