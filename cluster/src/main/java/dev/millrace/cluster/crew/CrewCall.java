package dev.millrace.cluster.crew;

import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.call.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a worker can be asked about crews.
public sealed interface CrewCall<R extends Record> extends Call<R> {

    /// Opens subtasks; answered when all are open.
    ///
    /// @param sizes the parallelism of each of the job's vertices, by its id
    /// @param members numbers among all subtasks of the job
    /// @param layout where all subtasks of the region are, [packed][Layout#packed]
    /// @param restored the address of the checkpoint with which they begin
    /// @param orders the lane on which the crew will be told what to do
    /// @param news the lane on which it tells
    record Deploy(
            CrewId crew,
            Program program,
            Map<Integer, Integer> sizes,
            List<Integer> members,
            byte[] layout,
            Optional<String> restored,
            long orders,
            long news)
            implements CrewCall<Done> {}

    /// Writes what the crew's subtasks took of a checkpoint into a file.
    record Write(CrewId crew, long checkpoint, String file, boolean isIncremental) implements CrewCall<Written> {}

    /// Tells what the crew's subtasks have accumulated so far.
    record Accumulate(CrewId crew) implements CrewCall<Accumulated> {}

    /// Lets go of a crew: its subtasks end if they have not, and nobody is told.
    record Close(CrewId crew) implements CrewCall<Done> {}

    /// The job is over, and no crew of it will come.
    record Forget(String job) implements CrewCall<Done> {}

    record Done() {}

    /// @param parts none if the crew is not there
    record Accumulated(List<Part> parts) {}

    /// What a subtask has accumulated under a name.
    ///
    /// @param accumulator the object, serialized; nothing if that was not possible
    /// @param trouble why not
    record Part(int member, String name, byte[] accumulator, Trouble trouble) {}

    /// @param bytes the size of the file
    record Written(long bytes) {}

    /// A job, and the classes it needs.
    ///
    /// @param spec the job as [dev.millrace.api.plan.JobForm] writes it
    /// @param jars on the program's class path, in order; none if its classes are the worker's own
    /// @param coordinator where it listens, `host:port`: it has these artifacts, and takes the crew's news
    record Program(Artifact spec, List<Artifact> jars, String coordinator) {}
}
