package pilotregistry.application;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import pilotregistry.access.ActorResolver;
import pilotregistry.attachment.FileCounter;
import pilotregistry.batch.BatchRegister;
import pilotregistry.organization.Directory;

/// The submission package: over HTTP the ZIP itself, in GraphQL what it is called and how large its contents are.
@Controller
class PackageController {

    private final Intake intake;
    private final BatchRegister batches;
    private final Directory directory;
    private final PackingRoom packing;
    private final FileCounter counter;
    private final ActorResolver actors;

    PackageController(
            Intake intake,
            BatchRegister batches,
            Directory directory,
            PackingRoom packing,
            FileCounter counter,
            ActorResolver actors) {
        this.intake = intake;
        this.batches = batches;
        this.directory = directory;
        this.packing = packing;
        this.counter = counter;
        this.actors = actors;
    }

    @GetMapping("/applications/{id}/package")
    void download(
            @PathVariable ApplicationId id,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        var application = intake.visible(id, actors.of(authentication));
        var submission =
                Objects.requireNonNull(submissions(List.of(application)).get(application));
        var packed = packing.pack(submission);
        counter.hand(packed.bundle(), submission.name(), packed.tag(), request, response);
    }

    @BatchMapping(typeName = "Application", field = "package")
    Map<Application, SubmissionPackage> submissions(List<Application> applications) {
        var calls = batches.byId(applications.stream().map(Application::batchId).collect(Collectors.toSet()));
        var bodies = directory.byId(
                applications.stream().flatMap(SubmissionPackage::bodies).collect(Collectors.toSet()));
        return applications.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        application -> new SubmissionPackage(
                                application, Objects.requireNonNull(calls.get(application.batchId())), bodies)));
    }
}
