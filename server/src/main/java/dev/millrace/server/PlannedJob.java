package dev.millrace.server;

import dev.millrace.runtime.job.view.VertexView;
import java.util.List;

/// Describes a job that was planned but not started.
///
/// @param isStreaming whether the job runs in streaming mode; false in batch mode
public record PlannedJob(String name, boolean isStreaming, List<VertexView> vertices) {
    public PlannedJob {
        vertices = List.copyOf(vertices);
    }
}
