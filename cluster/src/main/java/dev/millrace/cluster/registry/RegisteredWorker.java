package dev.millrace.cluster.registry;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.cluster.call.Address;
import java.util.Map;

/// A process that runs subtasks, as it tells of itself.
///
/// @param name no two workers of a cluster have the same at a time
/// @param incarnation of its process: another one each time it starts, chosen by chance; not 0
/// @param calls where it is called
/// @param host where its data port is
/// @param dataPort where other workers send it batches
/// @param slots how many of a job's subtasks of one vertex it would run
/// @param about what people may want to know: versions, sizes of memory, tags
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
