package dev.millrace.server;

import dev.millrace.api.plan.JobForm;
import dev.millrace.base.collection.OrderedCopy;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Describes a job that a client has sent as a job graph.
///
/// @param form as [JobForm] wrote it; callers must not change it
/// @param places jars and directories of the job's classes
/// @param files the files of the job's distributed cache, by name; the job may name further files
/// @param over runs when classes and files are no longer needed, or if the job cannot start
public record SentJob(byte[] form, List<URL> places, Map<String, Path> files, Runnable over) {
    public SentJob {
        places = List.copyOf(places);
        files = OrderedCopy.of(files);
    }
}
