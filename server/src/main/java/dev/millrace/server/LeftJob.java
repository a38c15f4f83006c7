package dev.millrace.server;

import dev.millrace.api.execution.JobID;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job that another process had begun, and with which this one is to go on.
///
/// @param form as [dev.millrace.api.plan.JobForm] wrote it; not to be changed
/// @param places jars of its classes
/// @param snapshot the address of its newest snapshot; null if there was none
public record LeftJob(
        JobID id,
        String name,
        byte[] form,
        List<URL> places,
        @Nullable String snapshot) {
    public LeftJob {
        places = List.copyOf(places);
    }
}
