package dev.millrace.runtime.operator.sink;

import dev.millrace.api.metric.SinkCommitterMetricGroup;
import dev.millrace.api.sink.Committer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Commits with a sink's committer, and retries while the committer requests a retry.
final class Commits implements AutoCloseable {
    private final Committer<Object> committer;
    private final SinkCommitterMetricGroup metrics;
    private final int retriesMax;
    private int pending;

    /// Holds the outcome of one call.
    ///
    /// @param committed the committed committables, in their last form
    /// @param failed the number of committables that were dropped for a known reason
    record Outcome(List<Object> committed, int failed) {}

    /// Creates the caller of a committer.
    ///
    /// @param retriesMax the maximum number of retries of a committable. If the committer requests more, the
    ///     job fails.
    Commits(Committer<Object> committer, SinkCommitterMetricGroup metrics, int retriesMax) {
        this.committer = committer;
        this.metrics = metrics;
        this.retriesMax = retriesMax;
        metrics.setCurrentPendingCommittablesGauge(() -> pending);
    }

    Outcome commit(Collection<Object> committables) throws Exception {
        List<SinkCommit> all = new ArrayList<>();
        for (Object committable : committables) all.add(new SinkCommit(committable));
        metrics.getNumCommittablesTotalCounter().inc(all.size());
        List<SinkCommit> open = all;
        while (!open.isEmpty()) {
            pending = open.size();
            open.forEach(SinkCommit::asking);
            committer.commit(List.copyOf(open));
            for (SinkCommit each : open) each.called(metrics, retriesMax);
            open = open.stream().filter(SinkCommit::isOpen).toList();
        }
        pending = 0;
        List<Object> committed = all.stream()
                .filter(each -> !each.isDropped())
                .map(SinkCommit::getCommittable)
                .toList();
        return new Outcome(committed, all.size() - committed.size());
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }
}
