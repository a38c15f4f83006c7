package dev.millrace.runtime.job.deploy;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.stats.Subject;
import dev.millrace.runtime.step.StepThreads;
import dev.millrace.runtime.task.StreamTasklet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Runs a deployment's subtasks on the step threads of this process. Thread-safe.
public final class LocalDeployment implements Deployment {
    private final StepThreads threads;
    private final @Nullable StateRoom room;
    private final SortedMap<Integer, DeploymentBuilder.Placed> placed;

    /// Describes the subtasks to run in this process.
    ///
    /// @param members the numbers of the subtasks among all subtasks of the job
    /// @param workers the number of workers that share the region
    /// @param restored the snapshot to start from; null for none
    public record Task(
            Region region,
            Set<Integer> members,
            int workers,
            @Nullable Restored restored) {
        public Task {
            members = OrderedCopy.of(members);
        }
    }

    private LocalDeployment(
            StepThreads threads, @Nullable StateRoom room, SortedMap<Integer, DeploymentBuilder.Placed> placed) {
        this.threads = threads;
        this.room = room;
        this.placed = placed;
    }

    /// Builds and opens subtasks. The call returns when all user functions have opened. If one subtask fails to open,
    /// the others release their resources before this method throws.
    public static LocalDeployment open(
            Task task, JobContext context, StepThreads threads, DeploymentContext deploymentContext, Owner owner) {
        StateRoom room = StateRoom.open(task, context);
        try {
            return new LocalDeployment(
                    threads,
                    room,
                    new DeploymentBuilder(task, context, threads, room, deploymentContext, owner).build());
        } catch (Throwable thrown) {
            if (room != null) room.close();
            throw thrown;
        }
    }

    @Override
    public Map<Integer, CheckpointCoordinator.Member> members() {
        Map<Integer, CheckpointCoordinator.Member> members = new HashMap<>();
        placed.forEach((member, each) -> members.put(
                member,
                new CheckpointCoordinator.Member(each.subtask(), each.vertex(), each.tasklet(), each.source())));
        return members;
    }

    @Override
    public Map<Integer, SubtaskCounters> counters() {
        Map<Integer, SubtaskCounters> counters = new HashMap<>();
        placed.forEach(
                (member, each) -> counters.put(member, new SubtaskCounters(each.subtask(), each.counters()::read)));
        return counters;
    }

    @Override
    public List<Subject> subjects(String vertex) {
        return placed.values().stream()
                .filter(each -> each.vertex().equals(vertex))
                .map(each -> each.tasklet().subject())
                .toList();
    }

    @Override
    public void start() {
        for (DeploymentBuilder.Placed each : placed.values())
            threads.drive(each.tasklet(), each.subtask().index());
    }

    @Override
    public void cancel() {
        placed.values().forEach(each -> each.tasklet().cancel());
    }

    @Override
    public void discard() {
        placed.values().forEach(each -> discard(each.tasklet()));
        close();
    }

    /// A subtask that was never started releases its resources in one step.
    static void discard(StreamTasklet tasklet) {
        tasklet.cancel();
        tasklet.step();
    }

    @Override
    public void close() {
        if (room != null) room.close();
    }
}
