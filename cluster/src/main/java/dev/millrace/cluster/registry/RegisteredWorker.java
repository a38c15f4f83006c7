package dev.millrace.cluster.registry;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.cluster.call.Address;
import java.util.Map;

/// Describes a worker by the properties that it reports.
///
/// @param name the name, unique in the cluster at any time
/// @param incarnation a random number that identifies one run of the worker's process; not 0
/// @param calls the address for calls
/// @param host the host of the data port
/// @param dataPort the port to which other workers send batches
/// @param slots the maximum number of subtasks of one vertex of a job that the worker runs
/// @param about information for users: versions, memory sizes, tags
public record RegisteredWorker(
        String name, long incarnation, Address calls, String host, int dataPort, int slots, Map<String, String> about) {
    public RegisteredWorker {
        Check.that(incarnation != 0, "worker %s has incarnation 0, which stands for one not known", name);
        about = OrderedCopy.of(about);
    }

    @Override
    public String toString() {
        return name + " at " + calls;
    }
}
