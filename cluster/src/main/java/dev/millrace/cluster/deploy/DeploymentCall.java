package dev.millrace.cluster.deploy;

import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.call.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a worker can be asked about deployments.
public sealed interface DeploymentCall<R extends Record> extends Call<R> {

    /// Opens subtasks; answered when all are open.
    ///
    /// @param sizes the parallelism of each of the job's vertices, by its id
    /// @param members numbers among all subtasks of the job
    /// @param layout where all subtasks of the region are, [packed][Layout#packed]
    /// @param restored the address of the checkpoint with which they begin
    /// @param commands the channel on which the deployment will be told what to do
    /// @param events the channel on which it tells
    record Deploy(
            DeploymentId deployment,
            Program program,
            Map<Integer, Integer> sizes,
            List<Integer> members,
            byte[] layout,
            Optional<String> restored,
            long commands,
            long events)
            implements DeploymentCall<Done> {}

    /// Writes what the deployment's subtasks took of a checkpoint into a file.
    record Write(DeploymentId deployment, long checkpoint, String file, boolean isIncremental)
            implements DeploymentCall<Written> {}

    /// Tells what the deployment's subtasks have accumulated so far.
    record Accumulate(DeploymentId deployment) implements DeploymentCall<Accumulated> {}

    /// Lets go of a deployment: its subtasks end if they have not, and nobody is told.
    record Close(DeploymentId deployment) implements DeploymentCall<Done> {}

    /// The job is over, and no deployment of it will come.
    record Forget(String job) implements DeploymentCall<Done> {}

    record Done() {}

    /// @param parts none if the deployment is not there
    record Accumulated(List<Part> parts) {}

    /// What a subtask has accumulated under a name.
    ///
    /// @param accumulator the object, serialized; nothing if that was not possible
    /// @param failure why not
    record Part(int member, String name, byte[] accumulator, DeploymentFailure failure) {}

    /// @param bytes the size of the file
    record Written(long bytes) {}

    /// A job, and the classes it needs.
    ///
    /// @param spec the job as [dev.millrace.api.plan.JobForm] writes it
    /// @param jars on the program's class path, in order; none if its classes are the worker's own
    /// @param coordinator where it listens, `host:port`: it has these artifacts, and takes the deployment's news
    record Program(Artifact spec, List<Artifact> jars, String coordinator) {}
}
