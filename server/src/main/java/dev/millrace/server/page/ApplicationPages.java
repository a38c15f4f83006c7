package dev.millrace.server.page;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.ApplicationMessages;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.server.ApplicationView;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers requests about programs.
final class ApplicationPages {
    private static final List<String> STATES =
            List.of("CREATED", "RUNNING", "FAILING", "FAILED", "CANCELING", "CANCELED", "FINISHED");

    private final Dispatcher dispatcher;
    private final Host host;

    ApplicationPages(Dispatcher dispatcher, Host host) {
        this.dispatcher = dispatcher;
        this.host = host;
    }

    void addTo(Routes routes) {
        routes.on("GET /applications/overview", _ -> overview());
        routes.on("GET /applications/:applicationid", request -> details(application(request)));
        routes.on("POST /applications/:applicationid/cancel", request -> {
            dispatcher.cancelApplication(application(request).id());
            return new ClusterMessages.Empty();
        });
        routes.on("GET /applications/:applicationid/exceptions", request -> exceptions(application(request)));
        routes.on("GET /applications/:applicationid/jobmanager/config", request -> {
            application(request);
            return ClusterPages.settings(dispatcher);
        });
    }

    /// Returns the program that started a job; null if the program is unknown.
    static @Nullable String of(Dispatcher dispatcher, JobID job) {
        for (ApplicationView each : dispatcher.applications()) if (each.jobs().contains(job)) return each.id();
        return null;
    }

    private ApplicationView application(HttpRequest request) {
        String id = request.variable("applicationid");
        for (ApplicationView each : dispatcher.applications()) if (each.id().equals(id)) return each;
        throw Refusal.notFound("Application " + id + " not found");
    }

    private List<JobView> jobs(ApplicationView application) {
        List<JobView> known = new ArrayList<>();
        for (JobID each : application.jobs()) {
            JobView job = dispatcher.job(each);
            if (job != null) known.add(job);
        }
        return known;
    }

    private ApplicationMessages.Overview overview() {
        return new ApplicationMessages.Overview(
                dispatcher.applications().stream().map(this::line).toList());
    }

    private ApplicationMessages.Line line(ApplicationView from) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (JobStatus each : JobStatus.values()) counts.put(each.name(), 0);
        for (JobView each : jobs(from)) counts.merge(each.status().name(), 1, Integer::sum);
        return new ApplicationMessages.Line(
                from.id(),
                from.name(),
                from.startMillis(),
                from.endMillis(),
                duration(from),
                from.state().name(),
                counts);
    }

    private long duration(ApplicationView from) {
        return JobShapes.duration(
                from.startMillis(), from.endMillis(), host.clock().millis());
    }

    private ApplicationMessages.Details details(ApplicationView from) {
        Map<String, Long> times = new LinkedHashMap<>();
        for (String each : STATES) times.put(each, 0L);
        times.put("CREATED", from.startMillis());
        times.put("RUNNING", from.startMillis());
        if (from.endMillis() >= 0) times.put(from.state().name(), from.endMillis());
        long now = host.clock().millis();
        List<JobMessages.Line> lines =
                jobs(from).stream().map(each -> JobShapes.line(each, now)).toList();
        return new ApplicationMessages.Details(
                from.id(),
                from.name(),
                from.state().name(),
                from.startMillis(),
                from.endMillis(),
                duration(from),
                times,
                lines);
    }

    private static ApplicationMessages.Exceptions exceptions(ApplicationView from) {
        ApplicationView.Failure failure = from.failure();
        List<ApplicationMessages.Failure> entries = failure == null
                ? List.of()
                : List.of(
                        new ApplicationMessages.Failure(failure.type(), failure.stackTrace(), failure.millis(), null));
        return new ApplicationMessages.Exceptions(new ApplicationMessages.History(entries));
    }
}
