package dev.millrace.cluster.ledger;

import java.util.List;

/// A job that was accepted and must run, whichever coordinator leads.
///
/// @param spec the hash of the artifact that holds how it was submitted
/// @param artifacts the hashes of its jars and other files, in the order of its class path
public record StoredJob(String id, String name, String spec, List<String> artifacts) {
    public StoredJob {
        artifacts = List.copyOf(artifacts);
    }
}
