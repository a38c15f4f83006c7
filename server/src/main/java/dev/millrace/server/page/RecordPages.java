package dev.millrace.server.page;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.TapMessages;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.tap.TapRequest;
import dev.millrace.runtime.tap.TappedRecord;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Answers requests for samples of records. A job is disturbed by at most one sampling of a vertex at a time: clients
/// that ask meanwhile, or soon after, receive the same records.
final class RecordPages {
    private static final int USUAL = 50;
    private static final int CHARS = 2_000;
    private static final long MILLIS = 400;
    private static final long PAUSE_NANOS = 500_000_000;
    private static final int AT_ONCE_MAX = 4;
    private static final int BUSY = 503;

    private final Dispatcher dispatcher;
    private final Host host;
    private final Map<Subject, Round> rounds = new LinkedHashMap<>();

    private record Subject(JobID job, String vertex, String from) {}

    private record Round(CompletableFuture<List<TappedRecord>> records, long startedNanos) {}

    RecordPages(Dispatcher dispatcher, Host host) {
        this.dispatcher = dispatcher;
        this.host = host;
    }

    void addTo(Routes routes) {
        routes.on("GET /jobs/:jobid/vertices/:vertexid/records", this::records);
    }

    private TapMessages.Records records(HttpRequest request) {
        JobID id = request.job();
        JobView job = JobPages.known(dispatcher, id);
        VertexView vertex = JobPages.vertex(job, request.variable("vertexid"));
        String from = request.parameter("from") == null ? "" : String.valueOf(request.parameter("from"));
        Integer limit = request.numberParameter("limit");
        int most = Math.clamp(limit == null ? USUAL : limit, 1, TapRequest.RECORDS_MAX);
        boolean isOver =
                job.status().isGloballyTerminalState() || vertex.inputs().isEmpty();
        List<TappedRecord> found = isOver ? List.of() : newest(new Subject(id, vertex.id(), from));
        return new TapMessages.Records(
                vertex.id(),
                vertex.name(),
                host.clock().millis(),
                senders(job, vertex),
                spread(found, most).stream().map(RecordPages::shown).toList());
    }

    private List<TappedRecord> newest(Subject subject) {
        Round round;
        synchronized (this) {
            long now = host.clock().nanos();
            rounds.values().removeIf(each -> each.records.isDone() && now - each.startedNanos > PAUSE_NANOS);
            Round known = rounds.get(subject);
            round = known != null ? known : begun(subject, now);
        }
        return round.records.join();
    }

    private Round begun(Subject subject, long now) {
        if (rounds.values().stream().filter(each -> !each.records.isDone()).count() >= AT_ONCE_MAX)
            throw Refusal.of(BUSY, "This server samples " + AT_ONCE_MAX + " vertices at a time; ask again later.");
        TapRequest request = new TapRequest(subject.from, TapRequest.RECORDS_MAX, MILLIS, CHARS);
        Round begun = new Round(dispatcher.tap(subject.job, subject.vertex, request), now);
        rounds.put(subject, begun);
        return begun;
    }

    /// Returns some of the records, of each subtask about as many as of the others.
    private static List<TappedRecord> spread(List<TappedRecord> all, int most) {
        Map<Integer, Deque<TappedRecord>> bySubtask = new TreeMap<>();
        for (TappedRecord each : all)
            bySubtask.computeIfAbsent(each.subtask(), _ -> new ArrayDeque<>()).add(each);
        List<TappedRecord> some = new ArrayList<>();
        while (some.size() < most && !bySubtask.isEmpty()) {
            for (Deque<TappedRecord> each : bySubtask.values()) if (some.size() < most) some.add(each.remove());
            bySubtask.values().removeIf(Deque::isEmpty);
        }
        return some;
    }

    private static List<TapMessages.Sender> senders(JobView job, VertexView vertex) {
        return vertex.inputs().stream()
                .map(VertexView.Input::vertex)
                .distinct()
                .map(each -> new TapMessages.Sender(each, name(job.vertex(each), each)))
                .toList();
    }

    private static String name(@Nullable VertexView vertex, String id) {
        return vertex == null ? id : vertex.name();
    }

    private static TapMessages.Sampled shown(TappedRecord from) {
        return new TapMessages.Sampled(
                from.subtask(),
                from.from(),
                from.timestamp() == Long.MIN_VALUE ? null : (Long) from.timestamp(),
                from.type(),
                from.columns(),
                from.text(),
                from.isCut());
    }
}
