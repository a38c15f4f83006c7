package dev.millrace.cluster.ledger;

import dev.millrace.cluster.artifact.Artifact;
import java.util.List;

/// A job that was accepted and must run, whichever coordinator leads.
///
/// @param id in hex digits
/// @param spec how it was submitted
/// @param jars of its classes, in the order of its class path
public record StoredJob(String id, String name, Artifact spec, List<Artifact> jars) {
    public StoredJob {
        jars = List.copyOf(jars);
    }
}
