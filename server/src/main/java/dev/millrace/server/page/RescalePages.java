package dev.millrace.server.page;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.Check;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.RescaleMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.ScalingSettings;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Answers requests about the parallelism of running jobs.
final class RescalePages {
    private static final int UNBOUNDED = -1;
    private static final String ONE = "/jobs/:jobid";
    private static final String COMPLETED = "COMPLETED";

    private final Dispatcher dispatcher;

    RescalePages(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    void addTo(Routes routes) {
        routes.on("GET " + ONE + "/resource-requirements", this::requirements);
        routes.on("PUT " + ONE + "/resource-requirements", this::require);
        routes.on("GET " + ONE + "/rescales/overview", request -> overview(rescales(request)));
        routes.on("GET " + ONE + "/rescales/history", this::rescales);
        routes.on("GET " + ONE + "/rescales/details/:rescaleuuid", this::details);
        routes.on("GET " + ONE + "/rescales/summary", request -> summary(rescales(request)));
        routes.on("GET " + ONE + "/rescales/config", this::config);
    }

    private JobView job(HttpRequest request) {
        return JobPages.known(dispatcher, request.job());
    }

    private Object requirements(HttpRequest request) {
        JobView job = job(request);
        Map<String, RescaleMessages.Requirement> all = new TreeMap<>();
        dispatcher
                .bounds(job.id())
                .forEach((vertex, bounds) -> all.put(
                        vertex,
                        new RescaleMessages.Requirement(
                                new RescaleMessages.Parallelism(bounds.lower(), bounds.upper()))));
        return all;
    }

    private Object require(HttpRequest request) {
        JobView job = job(request);
        dispatcher.require(job.id(), wanted(job, request.body()));
        return new ClusterMessages.Empty();
    }

    private static Map<String, Bounds> wanted(JobView job, String body) {
        Map<String, Bounds> wanted = new HashMap<>();
        Map<String, Object> parts;
        try {
            parts = JsonRecords.object(body.isBlank() ? "{}" : body);
            for (Map.Entry<String, Object> each : parts.entrySet()) {
                var said = JsonRecords.read(JsonRecords.write(each.getValue()), RescaleMessages.Requirement.class)
                        .parallelism();
                if (said == null) throw new IllegalArgumentException("'" + each.getKey() + "' has no parallelism");
                VertexView vertex = job.vertex(each.getKey());
                int greatest = vertex == null ? Integer.MAX_VALUE : vertex.maxParallelism();
                if (said.upperBound() < 1 && said.upperBound() != UNBOUNDED)
                    throw new IllegalArgumentException("the upperBound of '" + each.getKey() + "' is "
                            + said.upperBound() + "; it is at least 1, or -1 for the maximum parallelism");
                int upper = said.upperBound() < 1 ? greatest : said.upperBound();
                wanted.put(each.getKey(), new Bounds(Math.max(1, said.lowerBound()), upper));
            }
        } catch (IllegalArgumentException wrong) {
            throw Refusal.bad(
                    "Request did not match expected format JobResourceRequirementsBody: " + wrong.getMessage());
        }
        if (wanted.isEmpty()) throw Refusal.bad("The request says nothing of any vertex.");
        return wanted;
    }

    private List<RescaleMessages.Rescale> rescales(HttpRequest request) {
        JobView job = job(request);
        List<RescaleMessages.Rescale> all = new ArrayList<>();
        // The newest rescale comes first.
        for (RescaleView each : dispatcher.rescales(job.id()).reversed()) all.add(shape(job, each));
        return all;
    }

    private Object details(HttpRequest request) {
        String id = request.variable("rescaleuuid");
        for (RescaleMessages.Rescale each : rescales(request)) if (each.id().equals(id)) return each;
        throw Refusal.notFound("Could not find rescale " + id + ".");
    }

    private static RescaleMessages.Rescale shape(JobView job, RescaleView rescale) {
        Map<String, RescaleMessages.Width> vertices = new LinkedHashMap<>();
        Map<String, RescaleMessages.Slots> slots = new LinkedHashMap<>();
        for (VertexView each : job.vertices()) {
            RescaleMessages.Width width = width(each, rescale);
            vertices.put(each.id(), width);
            slots.merge(width.groupId(), slots(width), RescalePages::wider);
        }
        long paused = rescale.startMillis() + rescale.savedMillis();
        return new RescaleMessages.Rescale(
                id(job.id().toHexString() + "/" + rescale.number()),
                id(job.id().toHexString()),
                rescale.number(),
                vertices,
                slots,
                List.of(
                        new RescaleMessages.Span(
                                "Executing", rescale.startMillis(), paused, rescale.savedMillis(), null),
                        new RescaleMessages.Span(
                                "Restarting", paused, paused + rescale.pausedMillis(), rescale.pausedMillis(), null)),
                rescale.startMillis(),
                rescale.endMillis(),
                COMPLETED,
                switch (rescale.cause()) {
                    case ROOM -> "NEW_RESOURCE_AVAILABLE";
                    case REQUEST -> "UPDATE_REQUIREMENT";
                    case FAILURE -> "RECOVERABLE_FAILOVER";
                },
                "SUCCEEDED");
    }

    private static RescaleMessages.Width width(VertexView vertex, RescaleView rescale) {
        Bounds wanted = Check.present(rescale.wanted().get(vertex.id()), "what was wanted of a vertex");
        return new RescaleMessages.Width(
                vertex.id(),
                vertex.name(),
                JobShapes.groupId(vertex.slotSharingGroup()),
                vertex.slotSharingGroup(),
                wanted.upper(),
                wanted.lower(),
                rescale.before().getOrDefault(vertex.id(), 0),
                rescale.after().getOrDefault(vertex.id(), 0));
    }

    private static RescaleMessages.Slots slots(RescaleMessages.Width of) {
        return new RescaleMessages.Slots(
                of.groupId(), of.group(), of.desired(), of.sufficient(), of.before(), of.after());
    }

    private static RescaleMessages.Slots wider(RescaleMessages.Slots one, RescaleMessages.Slots other) {
        return new RescaleMessages.Slots(
                one.groupId(),
                one.group(),
                Math.max(one.desired(), other.desired()),
                Math.max(one.sufficient(), other.sufficient()),
                Math.max(one.before(), other.before()),
                Math.max(one.after(), other.after()));
    }

    private static String id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static RescaleMessages.Counts counts(List<RescaleMessages.Rescale> all) {
        return new RescaleMessages.Counts(0, 0, all.size(), 0);
    }

    private static RescaleMessages.Overview overview(List<RescaleMessages.Rescale> all) {
        return new RescaleMessages.Overview(
                counts(all), new RescaleMessages.Latest(all.isEmpty() ? null : all.getFirst(), null, null));
    }

    private static RescaleMessages.Summary summary(List<RescaleMessages.Rescale> all) {
        long[] lengths =
                all.stream().mapToLong(each -> each.end() - each.start()).toArray();
        CheckpointMessages.Spread nothing = CheckpointShapes.spread(new long[0]);
        CheckpointMessages.Spread done = CheckpointShapes.spread(lengths);
        return new RescaleMessages.Summary(counts(all), done, done, nothing, nothing);
    }

    private Object config(HttpRequest request) {
        JobView job = job(request);
        ScalingSettings settings = ScalingSettings.of(Configuration.fromMap(job.settings()), job.checkpoints());
        return new RescaleMessages.Config(
                RescaleView.HISTORY_MAX,
                settings.isReactive() ? "REACTIVE" : null,
                settings.waitMillis(),
                settings.stableMillis(),
                0,
                settings.cooldownMillis(),
                settings.runningStableMillis(),
                settings.checkpointMillis(),
                settings.checkpointFailures());
    }
}
