package dev.millrace.cluster.crew;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.artifact.ArtifactStore;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.roster.Worker;
import dev.millrace.runtime.job.Fleet;
import dev.millrace.runtime.job.Workplaces;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The workers of a coordinator, as the jobs that it runs share them. Any thread.
///
/// A slot is room for one subtask of each vertex of a group.
public final class ClusterFleet implements Fleet {
    private final RemoteWorkplace.Means means;
    private final ArtifactStore artifacts;
    private final Address self;
    private final SlotRequests slots;
    private final List<FleetJob> jobs = new ArrayList<>();

    /// @param artifacts from which workers fetch jobs and their jars
    /// @param self where this coordinator is called
    public ClusterFleet(RemoteWorkplace.Means means, ArtifactStore artifacts, Address self) {
        this.means = means;
        this.artifacts = artifacts;
        this.self = self;
        this.slots = new SlotRequests(means.host());
    }

    /// There is another worker.
    public void came(Worker worker) {
        slots.came(worker);
    }

    /// A worker is gone, with all that ran there.
    public void lost(Worker worker, MillraceException fault) {
        slots.lost(worker);
        List<FleetJob> told;
        synchronized (this) {
            told = List.copyOf(jobs);
        }
        for (FleetJob job : told) job.lost(worker, fault);
    }

    /// How many slots there are, taken ones too.
    public int slots() {
        return slots.count();
    }

    @Override
    public Workplaces begin(JobID id, JobSpec spec) {
        Artifact written = Awaited.get(means.host(), artifacts.put(JobForm.write(spec)));
        List<Artifact> jars = new ArrayList<>();
        for (Path jar : jars(spec.userLoader())) jars.add(put(jar));
        List<String> needed = new ArrayList<>(List.of(written.hash()));
        for (Artifact jar : jars) needed.add(jar.hash());
        Awaited.get(means.host(), artifacts.hold(id.toHexString(), needed));
        CrewCall.Program program = new CrewCall.Program(written, jars, self.toString());
        FleetJob job = new FleetJob(this, slots, means, new FleetJob.Order(id, spec, program));
        synchronized (this) {
            jobs.add(job);
        }
        return job;
    }

    /// Where the classes of a program are that has a loader of its own. Others are in all processes.
    private static List<Path> jars(ClassLoader loader) {
        List<Path> jars = new ArrayList<>();
        if (loader == ClusterFleet.class.getClassLoader() || loader == ClassLoader.getSystemClassLoader()) return jars;
        if (!(loader instanceof URLClassLoader program)) return jars;
        for (URL each : program.getURLs())
            if (each.getProtocol().equals("file") && each.getPath().endsWith(".jar"))
                jars.add(Path.of(URI.create(each.toString())));
        return jars;
    }

    private Artifact put(Path jar) {
        try (InputStream bytes = means.host().disk().read(jar, 0)) {
            return Awaited.get(means.host(), artifacts.put(bytes));
        } catch (IOException unreadable) {
            throw ClusterFaults.ARTIFACT_IO
                    .what("the jar %s of the program cannot be read", jar)
                    .cause(unreadable)
                    .fix("see that it is there, and hand the program in again");
        }
    }

    /// A job is over.
    synchronized void forget(FleetJob job) {
        jobs.remove(job);
        var unused = artifacts.release(job.id());
    }
}
