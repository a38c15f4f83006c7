package dev.millrace.server;

import dev.millrace.runtime.job.view.VertexView;
import java.util.List;

/// A job as it would run.
///
/// @param isStreaming rather than in batch mode
public record PlannedJob(String name, boolean isStreaming, List<VertexView> vertices) {
    public PlannedJob {
        vertices = List.copyOf(vertices);
    }
}
