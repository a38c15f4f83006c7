package dev.millrace.cluster.deploy;

import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.call.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists the calls to a worker about deployments.
public sealed interface DeploymentCall<R extends Record> extends Call<R> {

    /// Opens subtasks. The answer comes when all are open.
    ///
    /// @param sizes the parallelism of each of the job's vertices, by its id
    /// @param members the numbers of the subtasks among all subtasks of the job
    /// @param layout the workers of all subtasks of the region, [packed][Layout#packed]
    /// @param restored the address of the checkpoint to restore; empty if there is none
    /// @param commands the id of the channel that carries commands to the deployment
    /// @param events the id of the channel that carries events of the deployment
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

    /// Writes the deployment's part of a checkpoint into a file.
    record Write(DeploymentId deployment, long checkpoint, String file, boolean isIncremental)
            implements DeploymentCall<Written> {}

    /// Asks for the accumulators of the deployment's subtasks.
    record Accumulate(DeploymentId deployment) implements DeploymentCall<Accumulated> {}

    /// Asks for records that a subtask of the deployment returns to a program.
    record Results(DeploymentId deployment, ResultRequest request) implements DeploymentCall<ResultPage> {}

    /// Closes a deployment. Subtasks that still run end without an event.
    record Close(DeploymentId deployment) implements DeploymentCall<Done> {}

    /// Forgets a job, because it has ended and no deployment of it will follow.
    record Forget(String job) implements DeploymentCall<Done> {}

    record Done() {}

    /// @param parts the accumulators; empty if the deployment does not exist
    record Accumulated(List<Part> parts) {}

    /// Carries one accumulator of one subtask.
    ///
    /// @param accumulator the serialized object; empty if serialization failed
    /// @param failure the reason why serialization failed
    record Part(int member, String name, byte[] accumulator, DeploymentFailure failure) {}

    /// @param bytes the size of the file
    record Written(long bytes) {}

    /// Names a job and the classes that it needs.
    ///
    /// @param spec the artifact with the job in the format of [dev.millrace.api.plan.JobForm]
    /// @param jars the jars of the program's class path, in order; empty if its classes are the worker's own
    /// @param coordinator the address `host:port` of the coordinator, which has these artifacts and receives the
    /// deployment's events
    record Program(Artifact spec, List<Artifact> jars, String coordinator) {}
}
