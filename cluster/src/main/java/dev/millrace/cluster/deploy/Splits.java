package dev.millrace.cluster.deploy;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Serializes the splits of a job's sources with the serializers of the sources. Thread-safe.
final class Splits {
    private final JobGraph graph;

    Splits(JobGraph graph) {
        this.graph = graph;
    }

    @SuppressWarnings("unchecked") // the splits are the source's own
    private SimpleVersionedSerializer<SourceSplit> form(int vertex) {
        for (Vertex each : graph.vertices()) {
            if (each.id() == vertex && each.head().step().operation() instanceof Operation.Read read)
                return (SimpleVersionedSerializer<SourceSplit>) read.source().getSplitSerializer();
        }
        throw Check.broken("there is no source in vertex %d", vertex);
    }

    DeploymentCommand.Splits written(int vertex, int subtask, List<? extends SourceSplit> splits) {
        SimpleVersionedSerializer<SourceSplit> form = form(vertex);
        List<byte[]> bytes = new ArrayList<>();
        try {
            for (SourceSplit split : splits) bytes.add(form.serialize(split));
        } catch (IOException failed) {
            throw new UncheckedIOException("a split cannot be written", failed);
        }
        return new DeploymentCommand.Splits(vertex, subtask, form.getVersion(), bytes);
    }

    List<SourceSplit> read(DeploymentCommand.Splits written) throws IOException {
        SimpleVersionedSerializer<SourceSplit> form = form(written.vertex());
        List<SourceSplit> splits = new ArrayList<>();
        for (byte[] each : written.splits()) splits.add(form.deserialize(written.version(), each));
        return splits;
    }
}
