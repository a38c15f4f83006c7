package dev.millrace.runtime.job.deploy;

import dev.millrace.base.fault.Check;
import dev.millrace.exchange.Ring;
import dev.millrace.exchange.Wakeup;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.checkpoint.subtask.CheckpointGateway;
import dev.millrace.runtime.source.AlignmentGroups;
import dev.millrace.runtime.source.SourceHome;
import dev.millrace.runtime.stats.ProcessAddress;
import dev.millrace.runtime.step.StepThreads;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;

/// Represents this process as a worker, for jobs that run in one process. [#deploy] returns when the subtasks
/// have opened.
record LocalWorker(StepThreads threads, AlignmentGroups groups) implements Worker {

    @Override
    public String name() {
        return place().worker();
    }

    @Override
    public ProcessAddress place() {
        return ProcessAddress.HERE;
    }

    @Override
    public CompletableFuture<Deployment> deploy(DeploymentRequest deployment) {
        try {
            return CompletableFuture.completedFuture(LocalDeployment.open(
                    new LocalDeployment.Task(
                            deployment.region(),
                            deployment.members(),
                            new HashSet<>(deployment.places().values()).size(),
                            deployment.restored()),
                    deployment.job(),
                    threads,
                    new Inside(deployment, groups),
                    deployment.owner()));
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /// Serves a deployment whose whole job runs in this process.
    private record Inside(DeploymentRequest deployment, AlignmentGroups alignment) implements DeploymentContext {

        @Override
        public CheckpointGateway checkpoints() {
            return deployment.checkpoints();
        }

        @Override
        public SourceHome<?> home(Vertex source) {
            return Check.present(deployment.sources().get(source.id()), "the home of a source");
        }

        @Override
        public Ring to(Channel channel, Wakeup owner) {
            throw new IllegalStateException(channel + " leads out of a job that is all here");
        }

        @Override
        public Ring from(Channel channel, Wakeup owner) {
            throw new IllegalStateException(channel + " leads into a job that is all here");
        }
    }
}
