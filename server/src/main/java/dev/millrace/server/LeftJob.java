package dev.millrace.server;

import dev.millrace.api.execution.JobID;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes a job that another leader started and that this process is to recover.
///
/// @param form the job graph as [dev.millrace.api.plan.JobForm] wrote it; callers must not change it
/// @param places jars of the job's classes
/// @param snapshot the address of the job's newest snapshot; null if there is none
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
