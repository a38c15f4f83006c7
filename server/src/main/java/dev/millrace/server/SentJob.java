package dev.millrace.server;

import dev.millrace.api.plan.JobForm;
import dev.millrace.base.collection.OrderedCopy;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A job that another process has described.
///
/// @param form as [JobForm] wrote it; not to be changed
/// @param places jars and directories of its classes
/// @param files what it finds in its distributed cache, by name; further ones may lie where the job says
/// @param over run once its classes and files are needed no more, or if it cannot be begun
public record SentJob(byte[] form, List<URL> places, Map<String, Path> files, Runnable over) {
    public SentJob {
        places = List.copyOf(places);
        files = OrderedCopy.of(files);
    }
}
