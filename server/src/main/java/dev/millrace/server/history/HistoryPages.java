package dev.millrace.server.history;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.host.Host;
import dev.millrace.client.Endpoints;
import dev.millrace.client.RestEndpoint;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.page.PageSettings;
import dev.millrace.server.page.Routes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Serves the pages of archives under the paths of the REST interface.
final class HistoryPages {
    private static final String JSON = "application/json; charset=UTF-8";
    private static final ClusterMessages.Features FEATURES = new ClusterMessages.Features(false, false, false, true);

    private final Host host;
    private final HistorySettings settings;
    private final Catalogue catalogue;
    private final PageStore store;

    HistoryPages(Host host, HistorySettings settings, Catalogue catalogue, PageStore store) {
        this.host = host;
        this.settings = settings;
        this.catalogue = catalogue;
        this.store = store;
    }

    Routes routes() {
        Routes routes = new Routes();
        routes.on("GET /config", _ -> PageSettings.of(host, settings.pageMillis(), FEATURES));
        routes.on("GET /overview", _ -> overview());
        routes.on("GET /jobs", _ -> ids());
        PastJobs past = new PastJobs(host.clock(), catalogue);
        routes.on("GET /live", _ -> past.cluster(overview()));
        for (ArchiveKind kind : ArchiveKind.values()) routes.on("GET " + kind.overview(), _ -> overview(kind));
        settings.coordinatorLogs()
                .ifPresent(pattern ->
                        routes.on("GET /jobs/:jobid/jobmanager/log-url", request -> pattern.of(request.variables())));
        settings.workerLogs()
                .ifPresent(pattern -> routes.on(
                        "GET /jobs/:jobid/taskmanagers/:taskmanagerid/log-url",
                        request -> pattern.of(request.variables())));
        for (RestEndpoint each : Endpoints.all()) {
            if (!each.method().equals("GET") || routes.all().containsKey(each.key())) continue;
            if (each.path().startsWith("/jobs/:jobid"))
                routes.on(each.key(), request -> page(ArchiveKind.JOB, "jobid", each, request));
            if (each.path().startsWith("/applications/:applicationid"))
                routes.on(each.key(), request -> page(ArchiveKind.APPLICATION, "applicationid", each, request));
        }
        return routes;
    }

    private ClusterMessages.Overview overview() {
        Map<String, Integer> states = catalogue.all().stream()
                .filter(each -> each.archive().kind() == ArchiveKind.JOB)
                .collect(Collectors.toMap(each -> each.line().state(), _ -> 1, Integer::sum));
        return new ClusterMessages.Overview(
                0,
                0,
                0,
                0,
                states.getOrDefault(JobStatus.FINISHED.name(), 0),
                states.getOrDefault(JobStatus.CANCELED.name(), 0),
                states.getOrDefault(JobStatus.FAILED.name(), 0),
                PageSettings.FLINK_VERSION,
                PageSettings.UNKNOWN,
                PageSettings.version());
    }

    private JobMessages.Ids ids() {
        List<JobMessages.Id> ids = new ArrayList<>();
        for (Catalogue.Exhibit each : catalogue.all()) {
            if (each.archive().kind() == ArchiveKind.JOB)
                ids.add(new JobMessages.Id(each.archive().id(), each.line().state()));
        }
        return new JobMessages.Ids(ids);
    }

    private Routes.Text overview(ArchiveKind kind) {
        return new Routes.Text(JSON, new ByteArrayInputStream(catalogue.overview(kind)));
    }

    private Routes.Text page(ArchiveKind kind, String variable, RestEndpoint endpoint, HttpRequest request)
            throws IOException {
        String id = request.variable(variable);
        Catalogue.Exhibit exhibit = catalogue.find(kind, id);
        if (exhibit == null)
            throw Refusal.notFound((kind == ArchiveKind.JOB ? "Job " : "Application ") + id + " not found");
        String path = endpoint.path(request.variables());
        InputStream page;
        try {
            page = store.page(exhibit.pages(), path);
        } catch (NoSuchFileException goneMeanwhile) {
            page = null;
        }
        if (page == null) throw Refusal.notFound("Not archived: " + path);
        return new Routes.Text(JSON, page);
    }
}
