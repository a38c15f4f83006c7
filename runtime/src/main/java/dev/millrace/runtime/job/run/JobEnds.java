package dev.millrace.runtime.job.run;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.sink.AroundJob;
import dev.millrace.base.fault.CodedException;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Exit;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.job.JobFaults;
import java.util.ArrayList;
import java.util.List;

/// Calls the hooks of sinks that run once per job: before the first writer is created and after the last writer
/// is closed.
final class JobEnds {
    private final UserFunctions functions;
    private final List<Place> places = new ArrayList<>();

    private record Place(AroundJob sink, String name, int parallelism) {}

    @FunctionalInterface
    private interface Call {
        void make(AroundJob sink, int parallelism) throws Exception;
    }

    JobEnds(JobGraph graph, UserFunctions functions) {
        this.functions = functions;
        for (Vertex vertex : graph.vertices()) find(vertex.head(), vertex.parallelism());
    }

    private void find(ChainLink link, int parallelism) {
        if (link.step().operation() instanceof Operation.Write(AroundJob sink)) {
            places.add(new Place(sink, link.step().name(), parallelism));
        }
        for (Exit exit : link.exits()) {
            if (exit instanceof Exit.Chained chained) find(chained.next(), parallelism);
        }
    }

    void begin() {
        call("before the job", AroundJob::beforeJob);
    }

    void end() {
        call("after the job", AroundJob::afterJob);
    }

    private void call(String occasion, Call call) {
        for (Place place : places) {
            try {
                call.make(functions.copy(place.sink()), place.parallelism());
            } catch (Exception thrown) {
                if (thrown instanceof CodedException told) throw told.in("sink '" + place.name() + "', " + occasion);
                throw JobFaults.AROUND_JOB
                        .what(
                                "Sink '%s' threw %s %s.",
                                place.name(), thrown.getClass().getName(), occasion)
                        .why(String.valueOf(thrown.getMessage()))
                        .cause(thrown)
                        .fix("Read the stack trace. Millrace makes these calls once for all subtasks.");
            }
        }
    }
}
