package dev.millrace.cluster.deploy;

import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.runtime.source.SourceCoordinator;
import dev.millrace.runtime.source.SourceHome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Forwards the requests of readers to their enumerator in another process. Thread-safe.
final class RemoteSourceHome implements SourceHome<SourceSplit> {
    private final int vertex;
    private final Consumer<DeploymentEvent> events;
    private final Map<Integer, SourceCoordinator.ReaderLine<SourceSplit>> lines = new ConcurrentHashMap<>();

    RemoteSourceHome(int vertex, Consumer<DeploymentEvent> events) {
        this.vertex = vertex;
        this.events = events;
    }

    @Override
    public void register(int subtask, SourceCoordinator.ReaderLine<SourceSplit> line) {
        lines.put(subtask, line);
        events.accept(new DeploymentEvent.Registered(vertex, subtask));
    }

    @Override
    public void splitRequested(int subtask, @Nullable String hostname) {
        events.accept(
                new DeploymentEvent.SplitRequested(vertex, subtask, hostname == null ? List.of() : List.of(hostname)));
    }

    @Override
    public void eventFromReader(int subtask, SourceEvent event) {
        try {
            events.accept(new DeploymentEvent.Event(vertex, subtask, InstantiationUtil.serializeObject(event)));
        } catch (IOException failed) {
            throw new IllegalArgumentException("an event for an enumerator cannot be serialized", failed);
        }
    }

    /// Returns the line to a reader. The reader has registered, because enumerators address only
    /// registered readers.
    SourceCoordinator.ReaderLine<SourceSplit> line(int subtask) {
        SourceCoordinator.ReaderLine<SourceSplit> line = lines.get(subtask);
        if (line == null) throw new IllegalStateException("reader " + subtask + " has not registered");
        return line;
    }
}
