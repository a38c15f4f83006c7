package dev.millrace.cluster.ledger;

import dev.millrace.cluster.artifact.Artifact;
import java.util.List;

/// Holds a job that was accepted and must run, whichever coordinator leads.
///
/// @param id the id in hex digits
/// @param spec the artifact with the submitted specification
/// @param jars the artifacts with the classes, in the order of the class path
public record StoredJob(String id, String name, Artifact spec, List<Artifact> jars) {
    public StoredJob {
        jars = List.copyOf(jars);
    }
}
